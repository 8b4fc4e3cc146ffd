import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .inOrder(
        "Flyway's configuration: flyway.conf",
        "The snapshot db/none.sql is not there or cannot be read. Mend migration.snapshot, or write the file: pg_dump --schema-only --file=db/none.sql <database>.",
        "The snapshot db/production.sql is of PostgreSQL 15, and the rehearsal runs on 14. Set migration.databaseVersion to 15, which production has.",
        "1 of 3 scripts pending; 3 of 3 statements read, 3 observed.")
    .done()
