import dev.lockkeeper.it.ProjectRepository

// five scripts are on main, the sixth is a branch's
def pending = "src/main/resources/db/migration/V6__packed_orders.sql"
return ProjectRepository.init(basedir)
    .commitAllBut(pending, "Release the shop", "src")
    .branch("packed-orders")
    .commit("Pack orders before they are sent", pending)
    .done()
