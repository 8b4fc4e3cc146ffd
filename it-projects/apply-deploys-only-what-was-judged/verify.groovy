import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

context.get("production").close()
ExpectedFindings.match(new File(basedir, "shop"))
BuildLog.of(basedir)
    .inOrder(
        "Applies after library, shop, web",
        "Applies after shop, web",
        "Applies after web",
        "BUILD FAILURE",
        "Applied src/main/resources/db/migration/V1__orders.sql in ",
        "Applied src/main/resources/db/migration/V2__orders_by_customer.sql in ",
        "Applied 2 scripts to shop on 127.0.0.1:",
        "BUILD SUCCESS",
        "BUILD FAILURE",
        "No gate has judged the scripts in this build: ",
        "Nothing to do: shop on 127.0.0.1:",
        "BUILD SUCCESS",
        "There is no property 'migration.deploy.password'. Use one of ",
        "settings.xml has no server 'nobody' with a user. Add it, or mend migration.deploy.serverId.")
    .neverMentions("let-me-in")
    .done()
