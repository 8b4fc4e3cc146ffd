import dev.lockkeeper.it.ProjectFiles
import dev.lockkeeper.it.ProjectRepository

// the same shop, with the cure in the place of the script that was refused
ProjectFiles.copy(new File(basedir, "../shop/src"), new File(basedir, "src"))
ProjectFiles.copy(new File(basedir, "cure"), new File(basedir, "src/main/resources/db/migration"))

def pending = "src/main/resources/db/migration/V13__orders_by_customer.sql"
return ProjectRepository.init(basedir)
    .commitAllBut(pending, "Release the shop", "src")
    .branch("orders-by-customer")
    .commit("Find orders by customer", pending)
    .done()
