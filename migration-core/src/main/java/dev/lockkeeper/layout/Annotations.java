package dev.lockkeeper.layout;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment lines by which a runner finds its way in a file that holds both directions.
 *
 * @see <a href="https://pressly.github.io/goose/documentation/annotations/">goose</a>
 * @see <a href="https://github.com/amacneil/dbmate#creating-migrations">dbmate</a>
 * @see <a href="https://github.com/rubenv/sql-migrate#writing-migrations">sql-migrate</a>
 */
enum Annotations {
  /** {@code -- +goose Up}; {@code -- +goose NO TRANSACTION} on a line of its own. */
  GOOSE("goose", "\\+goose\\s+(.*)", true),
  /** {@code -- migrate:up transaction:false}; each direction is sent whole. */
  DBMATE("dbmate", "migrate:(.*)", false),
  /** {@code -- +migrate Up notransaction}. */
  SQL_MIGRATE("sql-migrate", "\\+migrate\\s+(.*)", true);

  /** What one line tells the runner. */
  enum Mark {
    UP,
    DOWN,
    STATEMENT_BEGIN,
    STATEMENT_END,
    NO_TRANSACTION,
    OTHER
  }

  /**
   * A line that tells the runner something.
   *
   * @param withoutTransaction whether the mark of a direction switches its transaction off
   */
  record Line(Mark mark, boolean withoutTransaction) {}

  private static final Pattern WITHOUT =
      Pattern.compile(".*\\b(?:notransaction|transaction:\\s*false)\\b.*");

  private final String runner;
  private final Pattern line;
  private final boolean splitsAtLineEnds;

  Annotations(String runner, String line, boolean splitsAtLineEnds) {
    this.runner = runner;
    this.line = Pattern.compile("\\s*--\\s*" + line + "\\s*", Pattern.CASE_INSENSITIVE);
    this.splitsAtLineEnds = splitsAtLineEnds;
  }

  String runner() {
    return runner;
  }

  /**
   * Returns whether the runner ends a statement at every semicolon that ends a line, outside {@code
   * StatementBegin} and {@code StatementEnd}.
   */
  boolean splitsAtLineEnds() {
    return splitsAtLineEnds;
  }

  /** Returns how the runner marks the way forward, for a message. */
  String up() {
    return switch (this) {
      case GOOSE -> "-- +goose Up";
      case DBMATE -> "-- migrate:up";
      case SQL_MIGRATE -> "-- +migrate Up";
    };
  }

  /** Returns how the runner marks where a statement begins that holds semicolons. */
  String statementBegin() {
    return "-- +%s StatementBegin".formatted(this == GOOSE ? "goose" : "migrate");
  }

  /** Returns what the line tells the runner; nothing where it is an ordinary one. */
  Optional<Line> read(String text) {
    Matcher matcher = line.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String said = matcher.group(1).strip().toLowerCase(Locale.ROOT);
    return Optional.of(new Line(mark(said), WITHOUT.matcher(said).matches()));
  }

  private static Mark mark(String said) {
    return switch (said.split("\\s+", 2)[0]) {
      case "up" -> Mark.UP;
      case "down" -> Mark.DOWN;
      case "statementbegin" -> Mark.STATEMENT_BEGIN;
      case "statementend" -> Mark.STATEMENT_END;
      default -> said.matches("no\\s+transaction") ? Mark.NO_TRANSACTION : Mark.OTHER;
    };
  }
}
