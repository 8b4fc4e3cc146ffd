import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("Refused: 1 finding. Base: version 1; 2 of 3 scripts pending; 4 of 4 statements read, 4 observed.")
    .mentions("BUILD FAILURE")
    .done()
