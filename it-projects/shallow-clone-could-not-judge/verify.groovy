import dev.lockkeeper.it.BuildLog

BuildLog.of(basedir)
    .mentions("The target branch main is not in this clone. Give actions/checkout the line 'fetch-depth: 0', or add -Dmigration.base=version:<v> with the newest released version")
    .mentions("migration.base is 'git:origin/main', which names no commit here. Run 'git fetch --unshallow', or add -Dmigration.base=version:<v>")
    .mentions("Passed: no findings. Base: version 1; 1 of 2 scripts pending; 1 of 1 statements read.")
    .neverMentions("\tat dev.lockkeeper")
    .done()
