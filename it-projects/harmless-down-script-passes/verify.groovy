import dev.lockkeeper.it.BuildLog

BuildLog.of(basedir).neverMentions("drops").mentions("BUILD SUCCESS").done()
