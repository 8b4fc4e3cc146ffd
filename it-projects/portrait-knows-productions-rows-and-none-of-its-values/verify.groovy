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
        "(rows: orders 2000)",
        "BUILD SUCCESS")
    .neverMentions("let-me-in")
    .done()
