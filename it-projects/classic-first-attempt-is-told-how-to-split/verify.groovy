import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .says("[ERROR]   instead:  DROP INDEX CONCURRENTLY IF EXISTS orders_shipped_idx;")
    .says("[ERROR]             CREATE INDEX CONCURRENTLY orders_shipped_idx ON orders (shipped_at);   -- these 2 alone in a script")
    .mentions("Refused: 1 finding, 1 more that do not refuse. Base: version 1; 1 of 2 scripts pending; 3 of 3 statements read, 0 observed.")
    .done()
