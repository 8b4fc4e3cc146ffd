import dev.lockkeeper.it.ProjectRepository

// what a runner has of the branch when it clones with a depth of one
def scripts = "src/main/resources/db/migration/"
def repository = ProjectRepository.init(basedir)
    .commit("Release", "pom.xml", scripts + "V1__orders.sql")
    .branch("customers")
    .commit("Know customers", scripts + "V2__customers.sql")
repository.shallowClone(new File(basedir, "runner"), "customers").done()
return repository.done()
