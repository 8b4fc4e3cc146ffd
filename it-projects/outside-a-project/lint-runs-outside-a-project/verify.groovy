import dev.lockkeeper.it.ExpectedFindings

return ExpectedFindings.match(basedir)
