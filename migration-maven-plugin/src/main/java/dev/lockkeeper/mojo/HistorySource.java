package dev.lockkeeper.mojo;

import dev.lockkeeper.Runner;
import dev.lockkeeper.layout.Layouts;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.DialectLayout;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.FlywayLayout.JavaClass;
import dev.lockkeeper.script.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One history before its scripts are read.
 *
 * @param id names it among those of its module
 * @param folders that hold its scripts, or held them once
 * @param configuration how its Flyway is configured; read when it is asked for, so that a fault of
 *     one history hides no other
 */
record HistorySource(String id, List<Path> folders, Configuration configuration) {

  /** Returns those of the folders that are there. */
  List<Path> existing() {
    return folders.stream().filter(Files::isDirectory).toList();
  }

  /** The id of a module's only history. */
  static final String DEFAULT = "default";

  /** Reads what belongs to one history alone. */
  interface Configuration {
    Configured read() throws CheckImpossibleException;
  }

  /**
   * What belongs to one history alone.
   *
   * @param flyway what production's Flyway is configured to do
   * @param javaMigrations and other classes beside them
   * @param layout of the scripts
   * @param dialect of the scripts
   * @param appliedByUs whether nothing but migration:apply is known to bring them to production
   */
  record Configured(
      FlywayConfiguration flyway,
      List<JavaClass> javaMigrations,
      Layouts layout,
      Dialect dialect,
      boolean appliedByUs) {

    Runner runner() {
      return new Runner(
          flyway.defaultSchema(),
          flyway.switches().mixed(),
          flyway.switches().outOfOrder(),
          flyway.switches().group(),
          // apply sets lock_timeout on the session before the first script
          appliedByUs && dialect == Dialect.POSTGRESQL,
          flyway.initSql().orElse(""));
    }

    boolean ofFlyway() {
      return layout == Layouts.FLYWAY;
    }

    Layout layout(Path baseDirectory) {
      return new DialectLayout(
          ofFlyway() ? ofFlyway(baseDirectory) : layout.at(baseDirectory, flyway.encoding()),
          dialect);
    }

    Layout.Listing read(Path baseDirectory, List<Path> folders) throws CheckImpossibleException {
      return ofFlyway()
          ? new DialectLayout(ofFlyway(baseDirectory), dialect)
              .in(ofFlyway(baseDirectory).read(folders, javaMigrations))
          : layout(baseDirectory).read(folders);
    }

    private FlywayLayout ofFlyway(Path baseDirectory) {
      return new FlywayLayout(
          baseDirectory, flyway.encoding(), flyway.naming(), flyway.allPlaceholders());
    }
  }
}
