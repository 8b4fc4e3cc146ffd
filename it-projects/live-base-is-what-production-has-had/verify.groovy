import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

context.get("production").close()
ExpectedFindings.match(basedir)
BuildLog.of(basedir)
    .inOrder(
        "migration.url carries a password, or a user before an @. Keep it in settings.xml and name its server with migration.serverId, or set MIGRATION_USER and MIGRATION_PASSWORD in the environment.",
        "shop on 127.0.0.1:1 cannot be used: ",
        "Run again when it answers, or let git say what is released: leave migration.base out.",
        "has no history table history_of_nobody of Flyway. Name it with migration.table and migration.defaultSchema, or say -Dmigration.base=none where nothing was ever applied.",
        "Base: flyway_schema_history of shop on 127.0.0.1:",
        ", version 3; 1 of 5 scripts pending; 1 of 1 statements read, 1 observed.")
    .neverMentions("let-me-in")
    .done()
