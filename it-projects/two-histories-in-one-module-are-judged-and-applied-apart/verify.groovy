import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

context.get("production").close()
BuildLog.of(basedir)
    .inOrder(
        "Passed: no findings in 2 histories. Base: none, every script is pending; 4 of 4 scripts pending; 6 of 6 statements read, 6 observed.",
        "db/billing: Applied 2 scripts to shop on 127.0.0.1:",
        "db/orders: Applied 2 scripts to shop on 127.0.0.1:",
        "BUILD SUCCESS",
        "db/billing and db/orders would both be noted in public.history of one database. Give each a schema or a history table of its own",
        "BUILD FAILURE",
        " in 1 of 2 histories. Base: version 1; 2 of 4 scripts pending; 4 of 4 statements read, 4 observed.",
        "BUILD FAILURE")
    .neverMentions("let-me-in")
    .done()
return ExpectedFindings.match(basedir)
