import dev.lockkeeper.it.BuildLog

assert !new File(basedir, "target/migration").exists()
BuildLog.of(basedir)
    .mentions("Skipped: there is no folder db/migration in this module's resources.")
    .mentions("BUILD SUCCESS")
    .done()
