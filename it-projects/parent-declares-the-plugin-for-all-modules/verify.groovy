import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(new File(basedir, "billing"))
assert !new File(basedir, "web/target/migration").exists()
BuildLog.of(basedir)
    .mentions("Skipped: there is no folder db/migration in this module's resources.")
    .mentions("Refused: 1 finding. Base: version 1; 1 of 2 scripts pending; 1 of 1 statements read.")
    .done()
