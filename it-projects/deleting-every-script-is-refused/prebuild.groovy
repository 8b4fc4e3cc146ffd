import dev.lockkeeper.it.ProjectRepository

def repository = ProjectRepository.init(basedir).commit("Release", "src")
new File(basedir, "src/main/resources/db").deleteDir()
return repository.branch("tabula-rasa").done()
