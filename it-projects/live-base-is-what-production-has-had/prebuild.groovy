import dev.lockkeeper.it.LiveProduction
import dev.lockkeeper.it.ProjectRepository
import dev.lockkeeper.it.ServerInProduction

// production has had four scripts; since then one has another comment, one does something else, and
// one is new
def scripts = new File(basedir, "src/main/resources/db/migration")
def production = ServerInProduction.start()
production.migrate(scripts)
ProjectRepository.init(basedir).commit("Release", "src").done()
new File(scripts, "V2__note.sql").text = "-- what a customer said\nALTER TABLE orders ADD COLUMN note text;\n"
new File(scripts, "V3__total.sql").text = "ALTER TABLE orders ADD COLUMN total bigint;\n"
new File(scripts, "V4__by_customer.sql").text = "CREATE INDEX orders_customer_idx ON orders (customer_id);\n"
LiveProduction.tell(basedir, production.address())
context.put("production", production)
return true
