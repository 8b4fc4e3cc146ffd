package dev.lockkeeper.runner;

import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Tells Flyway what the project has configured. */
final class Settings {

  private final FlywayConfiguration given;

  Settings(FlywayConfiguration given) {
    this.given = given;
  }

  void applyTo(FluentConfiguration flyway) {
    schemas(flyway);
    naming(flyway);
    flyway
        .table(given.table())
        .placeholderReplacement(given.placeholders().replace())
        .placeholderPrefix(given.placeholders().prefix())
        .placeholderSuffix(given.placeholders().suffix())
        .placeholderSeparator(given.placeholders().separator())
        .placeholders(given.placeholders().values())
        .group(given.switches().group())
        .mixed(given.switches().mixed())
        .outOfOrder(given.switches().outOfOrder())
        .skipDefaultCallbacks(given.switches().skipDefaultCallbacks())
        .baselineOnMigrate(given.baseline().onMigrate());
    given.baseline().version().ifPresent(flyway::baselineVersion);
    given.initSql().ifPresent(flyway::initSql);
  }

  private void schemas(FluentConfiguration flyway) {
    flyway
        .schemas(given.schemas().names().toArray(String[]::new))
        .createSchemas(given.schemas().create());
    given.schemas().defaultName().ifPresent(flyway::defaultSchema);
  }

  private void naming(FluentConfiguration flyway) {
    flyway
        .sqlMigrationPrefix(given.naming().versioned())
        .repeatableSqlMigrationPrefix(given.naming().repeatable())
        .sqlMigrationSeparator(given.naming().separator())
        .sqlMigrationSuffixes(given.naming().suffixes().toArray(String[]::new));
  }
}
