package dev.lockkeeper.rehearsal;

import dev.lockkeeper.dump.Dump;
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
 *
 * @param serverMajor of the server that rehearses
 */
public record SnapshotBeginning(Dump dump, FlywayConfiguration flyway, int serverMajor)
    implements Beginning {

  @Override
  public void make(ScratchDatabase database) throws CheckImpossibleException {
    Restore.of(dump, database.dataSource(), serverMajor);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
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
