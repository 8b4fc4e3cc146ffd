import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("Refused: 12 findings. Base: version 1; 1 of 2 scripts pending; 11 of 12 statements read.")
    .done()
