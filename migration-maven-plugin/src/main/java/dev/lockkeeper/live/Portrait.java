package dev.lockkeeper.live;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a database in use looks like without a value of any row: its schema, its sizes as the server
 * last estimated them, and figures about columns.
 *
 * @param schemaVersion of this shape: 1
 * @param tables that hold rows, by name
 * @param objects all else that the schema has, as the statements that make it
 * @param applied scripts that Flyway's history has, in their order; absent where it was not read
 * @param sent what its applications send; absent where the server does not keep it
 * @param unread what could not be read, and why
 */
public record Portrait(
    int schemaVersion,
    Server server,
    Transactions transactions,
    Replicas replicas,
    List<TablePortrait> tables,
    List<String> objects,
    Optional<List<Applied>> applied,
    Optional<Sent> sent,
    List<String> unread) {

  /** The shape that is written today. */
  public static final int SCHEMA_VERSION = 1;

  public Portrait {
    tables = List.copyOf(tables);
    objects = List.copyOf(objects);
    applied = applied.map(List::copyOf);
    unread = List.copyOf(unread);
  }

  /**
   * A script that was applied, or failed.
   *
   * @param version absent for one that is repeatable
   * @param script its file
   * @param checksum Flyway's; absent where it keeps none
   */
  public record Applied(
      Optional<String> version, String script, Optional<Integer> checksum, boolean success) {}

  /**
   * Statements that were sent to the server, with parameters in place of literals.
   *
   * @param leftOut that were hidden from who asked, had a literal left in them, or were too many
   * @param statements in the order of their words
   */
  public record Sent(int leftOut, List<String> statements) {
    public Sent {
      statements = List.copyOf(statements);
    }
  }

  /**
   * The server.
   *
   * @param version for instance {@code 17.2}
   * @param settings that change what a migration does or how long it may, by name
   */
  public record Server(String product, String version, Map<String, String> settings) {}

  /**
   * Transactions of others that were open at that moment.
   *
   * @param typicalMillis half of them had been open for no longer; rounded to one digit
   * @param longestMillis rounded likewise
   */
  public record Transactions(int open, long typicalMillis, long longestMillis) {}

  /**
   * Standbys that stream from it.
   *
   * @param lagMillis of the one furthest behind, rounded to one digit
   */
  public record Replicas(int count, long lagMillis) {}

  /**
   * One table.
   *
   * @param table with its schema, unless that is the default one
   * @param rows as last estimated; absent where that has never been done
   * @param bytes of its heap and what is stored beside it
   * @param indexBytes of all its indexes
   * @param constraints in the server's words
   * @param indexes likewise
   */
  public record TablePortrait(
      String table,
      Optional<Long> rows,
      long bytes,
      long indexBytes,
      List<ColumnPortrait> columns,
      List<String> constraints,
      List<String> indexes) {
    public TablePortrait {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * One column; its figures are absent where the server has none.
   *
   * @param definition type, default, NOT NULL
   * @param nullFraction of its rows
   * @param distinct values; negative: as a fraction of the rows
   * @param width average bytes
   * @param correlation between the order of values and that of rows
   * @param from the lowest number, rounded to one digit, or the decade of the lowest date
   * @param to the highest likewise; of dates the decade's end
   */
  public record ColumnPortrait(
      String name,
      String definition,
      Optional<Double> nullFraction,
      Optional<Double> distinct,
      Optional<Integer> width,
      Optional<Double> correlation,
      Optional<BigDecimal> from,
      Optional<BigDecimal> to) {}
}
