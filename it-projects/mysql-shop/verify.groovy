import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("Rehearsed on MySQL 8.0.31")
    .says("[ERROR] src/main/resources/db/migration/V6__packed_orders.sql:3  type-change-rewrites-table")
    .mentions("V6__packed_orders.sql:3: the server chooses COPY, and lets nobody write, because: ")
    .mentions("Refused: 1 finding. Base: merge base with main (#); 1 of 6 scripts pending; 1 of 1 statements read, 1 observed.")
    .mentions("BUILD FAILURE")
    .done()
