package dev.lockkeeper.base;

import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Comparator;
import java.util.List;

/**
 * What a database says that it has had.
 *
 * @param where the table and its database, for people; without anything secret
 * @param rows in the order in which Flyway noted them
 */
public record AppliedHistory(String where, List<AppliedRow> rows) {
  public AppliedHistory {
    rows = rows.stream().sorted(Comparator.comparingInt(AppliedRow::rank)).toList();
  }

  /** Reads a database, when a base has to be taken from it. */
  @FunctionalInterface
  public interface Source {

    /** No database is named. */
    Source NONE =
        () -> {
          throw new CheckImpossibleException(
              "migration.base is live, and no database is named whose history would tell",
              "Set migration.url, with migration.serverId or MIGRATION_USER and"
                  + " MIGRATION_PASSWORD");
        };

    /**
     * Returns the rows of the history table.
     *
     * @throws CheckImpossibleException where they cannot be had
     */
    AppliedHistory read() throws CheckImpossibleException;
  }
}
