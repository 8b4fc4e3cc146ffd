import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("Passed: no findings. Base: merge base with main (#); 1 of 13 scripts pending; 2 of 2 statements read, 2 observed.")
    .mentions("Felt by readers and writers: ")
    .mentions("Behind a transaction open for 500 ms: ")
    .mentions("Stopped and run again ")
    .done()
