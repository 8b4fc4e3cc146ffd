import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("Passed: no findings. Base: version 1; 2 of 3 scripts pending; 4 of 4 statements read, 4 observed.")
    .mentions("Felt by readers and writers: ")
    .mentions("Behind a transaction open for 500 ms: ")
    .mentions("Stopped and run again ")
    .done()
