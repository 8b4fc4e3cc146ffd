import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("Flyway's configuration: application.yml")
    .mentions("The application migrates when it starts: a second way to the database, around this gate. Set spring.flyway.enabled: false for production once migration:apply deploys")
    .mentions("3 of 5 scripts pending; 3 of 4 statements read, 3 observed.")
    .done()
