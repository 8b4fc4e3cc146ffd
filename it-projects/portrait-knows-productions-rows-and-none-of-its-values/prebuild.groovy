import dev.lockkeeper.it.LiveProduction
import dev.lockkeeper.it.ServerInProduction

def production = ServerInProduction.start()
production.migrate(new File(basedir, "src/production"))
LiveProduction.tell(basedir, production.address())
context.put("production", production)
return true
