package dev.lockkeeper.rehearsal;

import dev.lockkeeper.dump.Dump;
import dev.lockkeeper.rehearsal.confined.Confinement;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.restore.Restore;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a dump of production holds, but for Flyway's history: which scripts are in it is for the
 * baseline to say.
 */
public record SnapshotBeginning(Dump dump, FlywayConfiguration flyway) implements Beginning {

  @Override
  public void make(ScratchDatabase database) throws CheckImpossibleException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Restore.of(
          dump,
          database,
          connection.getMetaData().getDatabaseMajorVersion(),
          Confinement::reachesFurther);
      statement.execute(
          "DROP TABLE IF EXISTS %s.%s"
              .formatted(quoted(flyway.defaultSchema()), quoted(flyway.table())));
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The history in the snapshot %s cannot be taken out: %s"
              .formatted(dump, e.getMessage().replace('\n', ' ')),
          "Write the snapshot without it: pg_dump --exclude-table=" + flyway.table(),
          e);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
