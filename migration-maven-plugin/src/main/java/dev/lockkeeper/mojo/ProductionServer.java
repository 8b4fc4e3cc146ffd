package dev.lockkeeper.mojo;

import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.report.Server;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The database server that production runs.
 *
 * @param dialect of its scripts
 * @param version a major version of PostgreSQL, or a release of MySQL
 */
record ProductionServer(Dialect dialect, String version) {

  private static final List<String> POSTGRESQL_VERSIONS =
      List.of("13", "14", "15", "16", "17", "18");
  private static final String NEWEST_POSTGRESQL = "18";
  private static final String NEWEST_MYSQL = "8.0.31";

  /**
   * Reads what was given; where nothing was, the JDBC driver among the project's dependencies says
   * it.
   */
  static ProductionServer of(Optional<String> database, Optional<String> version, Drivers drivers)
      throws CheckImpossibleException {
    Dialect dialect = database.isPresent() ? named(database.get()) : drivers.dialect();
    return switch (dialect) {
      case POSTGRESQL ->
          new ProductionServer(dialect, postgresql(version.orElse(NEWEST_POSTGRESQL)));
      case MYSQL -> new ProductionServer(dialect, mysql(version.orElse(NEWEST_MYSQL)));
    };
  }

  /** The project's JDBC drivers. */
  record Drivers(boolean postgresql, boolean mysql, boolean mariadb) {

    Dialect dialect() throws CheckImpossibleException {
      if (postgresql && mysql) {
        throw new CheckImpossibleException(
            "The project has JDBC drivers of PostgreSQL and of MySQL",
            "Set migration.database to the one that these scripts are for");
      }
      if (mariadb && !postgresql && !mysql) {
        throw unsupported();
      }
      return mysql ? Dialect.MYSQL : Dialect.POSTGRESQL;
    }
  }

  private static Dialect named(String database) throws CheckImpossibleException {
    if (database.strip().toLowerCase(Locale.ROOT).equals("mariadb")) {
      throw unsupported();
    }
    return Choice.of(Dialect.class, "migration.database", database);
  }

  private static CheckImpossibleException unsupported() {
    return new CheckImpossibleException(
        "MariaDB is not MySQL: it chooses other algorithms, and nothing is known of them here",
        "Set migration.database=mysql if production runs MySQL, or leave this plugin out");
  }

  private static String postgresql(String written) throws CheckImpossibleException {
    if (!POSTGRESQL_VERSIONS.contains(written.strip())) {
      throw new CheckImpossibleException(
          "migration.databaseVersion is '%s', which is not known".formatted(written),
          "Use one of " + POSTGRESQL_VERSIONS);
    }
    return written.strip();
  }

  private static String mysql(String written) throws CheckImpossibleException {
    try {
      new MysqlKnowledge(written.strip());
      return written.strip();
    } catch (IllegalArgumentException e) {
      throw new CheckImpossibleException(
          "migration.databaseVersion is '%s', which is not known of MySQL".formatted(written),
          "Use a release from 8.0.12 on, for instance 8.0.31, 8.4 or 9.4",
          e);
    }
  }

  boolean isMysql() {
    return dialect == Dialect.MYSQL;
  }

  /** The name of the report and of {@code {vendor}} in locations. */
  String product() {
    return dialect.name().toLowerCase(Locale.ROOT);
  }

  /** The name for messages. */
  String words() {
    return isMysql() ? "MySQL" : "PostgreSQL";
  }

  /** Of PostgreSQL alone. */
  int majorVersion() {
    return Integer.parseInt(version);
  }

  Knowledge knowledge() {
    return isMysql() ? new MysqlKnowledge(version) : new PostgresqlKnowledge(majorVersion());
  }

  /** Returns the server that is only known of. */
  Server predictedFor() {
    return new Server(product(), version, "knowledge");
  }
}
