package dev.lockkeeper.deploy;

import dev.lockkeeper.deploy.InvalidIndexes.Invalid;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/** Removes what interrupted index builds have left, over connections of its own. */
record Cleaner(Target target, Consumer<String> progress) {

  /** Drops the indexes; nobody waits for it. */
  void drop(List<Invalid> indexes) throws CheckImpossibleException {
    if (indexes.isEmpty()) {
      return;
    }
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = 0");
      for (Invalid index : indexes) {
        drop(index, statement);
      }
    } catch (SQLException e) {
      throw target.lost(e);
    }
  }

  private void drop(Invalid index, Statement statement) throws CheckImpossibleException {
    try {
      statement.execute(index.drop());
      progress.accept("Dropped the invalid index " + index.quoted());
    } catch (SQLException e) {
      throw new CheckImpossibleException(
          "The invalid index %s could not be dropped (SQLSTATE %s)"
              .formatted(index.quoted(), e.getSQLState()),
          "Run %s; and apply again".formatted(index.drop()),
          e);
    }
  }
}
