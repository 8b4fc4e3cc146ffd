import dev.lockkeeper.it.ProjectRepository

// twelve scripts are on main, the thirteenth is a branch's
def pending = "src/main/resources/db/migration/V13__orders_by_customer.sql"
return ProjectRepository.init(basedir)
    .commitAllBut(pending, "Release the shop", "src")
    .branch("orders-by-customer")
    .commit("Find orders by customer", pending)
    .done()
