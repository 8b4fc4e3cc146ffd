import dev.lockkeeper.it.ProjectRepository

// five released scripts; then one does something else, one has a new comment that the policy knows
// of, one is gone, one has a new name, and a new one comes too late
def scripts = "src/main/resources/db/migration/"
def repository = ProjectRepository.init(basedir).commit("Release", "src")
def file = { name -> new File(basedir, scripts + name) }
file("V1__orders.sql").text = "CREATE TABLE orders (id bigint PRIMARY KEY, note text, total numeric);\n"
file("V2__customers.sql").text = "-- Copyright\n" + file("V2__customers.sql").text
file("V3__items.sql").delete()
file("V4__payments.sql").renameTo(file("V4__received.sql"))
file("V5__returns.sql").text = "CREATE TABLE returns (id bigint PRIMARY KEY);\n"
return repository.branch("careless").done()
