import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("Passed: no findings. Base: all scripts but the newest (released: up to 12); 1 of 13 scripts pending; 2 of 2 statements read, 2 observed.")
    .done()
