import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .says("[ERROR] src/main/resources/db/migration/V13__orders_by_customer.sql:3  index-build-blocks-writes")
    .says("[ERROR]   instead:  DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx;")
    .mentions("Refused: 1 finding. Base: merge base with main (#); 1 of 13 scripts pending; 1 of 1 statements read, 1 observed.")
    .mentions("BUILD FAILURE")
    .mentions("Felt by readers and writers: ")
    .mentions("Behind a transaction open for 500 ms: ")
    .mentions("Stopped and run again ")
    .done()
