import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .mentions("  or allow: released-script-edited in migration-policy.yaml")
    .mentions("  instead:  give it back its name V4__payments.sql")
    .mentions("Refused: 4 findings, 1 allowed. Base: merge base with main (#); 1 of 5 scripts pending; 1 of 1 statements read.")
    .done()
