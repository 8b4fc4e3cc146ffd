package dev.lockkeeper.live;

/**
 * What the settings are called that lead to a database, for messages.
 *
 * @param url the property with its address
 * @param serverId the property that names its server in settings.xml
 * @param user the environment's variable
 * @param password the environment's variable
 * @param application what the database's own list of sessions calls it
 */
public record Way(String url, String serverId, String user, String password, String application) {

  /** To the database that gates read. */
  public static final Way OF_GATES =
      new Way(
          "migration.url",
          "migration.serverId",
          "MIGRATION_USER",
          "MIGRATION_PASSWORD",
          "lockkeeper gate");

  /** To the database that {@code apply} changes. */
  public static final Way OF_APPLY =
      new Way(
          "migration.deploy.url",
          "migration.deploy.serverId",
          "MIGRATION_DEPLOY_USER",
          "MIGRATION_DEPLOY_PASSWORD",
          "lockkeeper apply");
}
