import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("Refused: 8 findings, 2 more that do not refuse, 1 allowed.")
    .mentions("3 of 4 scripts pending; 17 of 17 statements read, 17 observed.")
    .neverMentions("Rehearsed on")
    .done()
