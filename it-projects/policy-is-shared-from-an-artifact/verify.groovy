import dev.lockkeeper.it.ExpectedFindings

return ExpectedFindings.match(new File(basedir, "shop"))
