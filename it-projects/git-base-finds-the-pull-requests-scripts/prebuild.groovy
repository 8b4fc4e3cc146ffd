import dev.lockkeeper.it.ProjectRepository

// main has two scripts and a view; the branch commits a third script, and a fourth is not committed
def scripts = "src/main/resources/db/migration/"
return ProjectRepository.init(basedir)
    .commit("Release", scripts + "V1__orders.sql", scripts + "V2__customers.sql", scripts + "R__totals.sql")
    .branch("by-customer")
    .commit("Find orders by customer", scripts + "V3__by_customer.sql")
    .done()
