import dev.lockkeeper.it.RuleOutput

RuleOutput.match(basedir)
