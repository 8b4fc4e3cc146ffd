import dev.lockkeeper.it.ServerInProduction

context.put("production", ServerInProduction.start(basedir))
return true
