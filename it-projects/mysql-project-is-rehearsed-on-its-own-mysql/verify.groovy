import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("Rehearsed on MySQL 8.0.31")
    .mentions("V3__more_orders.sql:1: the server chooses COPY, and lets nobody write, because: Cannot change column type INPLACE")
    .says("[ERROR] src/main/resources/db/migration/V3__more_orders.sql:1  type-change-rewrites-table")
    .mentions("let gh-ost or pt-online-schema-change copy the table")
    .mentions("Refused: 2 findings")
    .mentions("4 of 6 scripts pending; 5 of 5 statements read, 5 observed")
    .mentions("BUILD FAILURE")
    .done()
