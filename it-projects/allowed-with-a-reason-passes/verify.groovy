import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("column-drop-loses-data  allowed because nothing reads it since release 41")
    .mentions("Passed: no findings, 2 allowed. Base: version 1; 1 of 2 scripts pending; 2 of 2 statements read.")
    .done()
