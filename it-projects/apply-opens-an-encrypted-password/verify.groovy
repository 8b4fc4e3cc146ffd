import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

context.get("production").close()
ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .inOrder(
        "BUILD FAILURE",
        "The password of server 'production' in settings.xml cannot be decrypted.",
        "Applied src/main/resources/db/migration/V1__orders.sql in ",
        "BUILD SUCCESS")
    .neverMentions("let-me-in")
    .done()
