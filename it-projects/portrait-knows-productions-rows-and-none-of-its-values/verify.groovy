import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

context.get("production").close()
ExpectedFindings.match(basedir)
def portrait = new File(basedir, "migration-portrait.json").text
assert portrait.contains('"table" : "orders"')
assert !portrait.contains("let-me-out")
BuildLog.of(basedir)
    .inOrder(
        "nowhere.json cannot be read: ",
        "Portrayed shop on 127.0.0.1:",
        "V2__by_customer.sql is pending (base: version 1), and the snapshot made of migration-portrait.json has version 2 already, so that nothing would judge it.",
        "(rows: orders 2000)",
        "Passed: no findings. Base: version 1; 1 of 2 scripts pending; 1 of 1 statements read, 1 observed.",
        "(rows: orders 2000)",
        "BUILD SUCCESS")
    .neverMentions("let-me-in")
    .done()
