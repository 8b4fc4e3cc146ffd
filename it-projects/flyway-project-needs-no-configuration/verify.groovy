import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("Flyway's configuration: flyway-maven-plugin in the POM")
    .mentions("sql/shop/scripts/V2__index.ddl:1: CONCURRENTLY waits without end for Flyway's own lock, as production's Flyway is configured. Set flyway.postgresql.transactional.lock=false there")
    .mentions("1 of 2 scripts pending; 2 of 2 statements read, 2 observed.")
    .neverMentions("hunter2")
    .neverMentions("jdbc:")
    .done()
