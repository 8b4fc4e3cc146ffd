import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("Refused: 2 findings. Base: merge base with main (#); 0 of 0 scripts pending")
    .done()
