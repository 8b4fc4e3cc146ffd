package dev.lockkeeper.dump;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Puts a dump's lines together to statements: one ends where a line does, with a semicolon. */
final class DumpLines<E extends Exception> {

  private static final String END_OF_ROWS = "\\.";

  /** What pg_dump, pg_dumpall and pg_restore write above and below all else. */
  private static final String BEGIN = "-- PostgreSQL database dump";

  private static final String END = BEGIN + " complete";

  private final String shown;
  private final Dump.Taker<E> taker;
  private final StringBuilder open = new StringBuilder();
  private int openedAt = 1;
  private int line;
  private int statements;
  private boolean ends = true;

  DumpLines(String shown, Dump.Taker<E> taker) {
    this.shown = shown;
    this.taker = taker;
  }

  void read(BufferedReader lines) throws IOException, E, CheckImpossibleException {
    for (String next = lines.readLine(); next != null; next = lines.readLine()) {
      line++;
      if (open.isEmpty()) {
        openedAt = line;
        if (next.startsWith("\\") || next.isBlank() || next.startsWith("--")) {
          ends = !next.equals(BEGIN) && (ends || next.equals(END));
          continue;
        }
      }
      open.append(next).append('\n');
      if (next.stripTrailing().endsWith(";")) {
        take(lines, false);
      }
    }
    take(lines, true);
    requireEnd();
  }

  /** Keys and indexes come last: without them it would be another database. */
  private void requireEnd() throws CheckImpossibleException {
    if (!ends) {
      throw new CheckImpossibleException(
          "The snapshot %s ends too early: its last line, '%s', is missing".formatted(shown, END),
          "Write it anew; where somebody has taken that line out, take '%s' out as well"
              .formatted(BEGIN));
    }
    if (statements == 0) {
      throw new CheckImpossibleException(
          "The snapshot %s holds no statement".formatted(shown),
          "Write it anew: pg_dump --schema-only --file=%s <database>".formatted(shown));
    }
  }

  /** A semicolon inside quotes, parentheses or a body ends nothing. */
  private void take(BufferedReader lines, boolean last)
      throws IOException, E, CheckImpossibleException {
    for (Statement statement : split()) {
      boolean rows = rowsFollow(statement);
      if (statement.broken().isPresent() && !rows) {
        if (!last) {
          return;
        }
        throw new CheckImpossibleException(
            "The snapshot %s cannot be read: %s".formatted(place(statement), because(statement)),
            "Write it anew with pg_dump --schema-only");
      }
      statements++;
      taker.statement(
          new Statement(
              statements,
              place(statement),
              statement.sql(),
              statement.tokens(),
              List.of(),
              Optional.empty()),
          rows);
      if (rows) {
        rows(lines);
      }
    }
    open.setLength(0);
  }

  private List<Statement> split() {
    return StatementSplitter.split(
        new Script(shown, Optional.empty(), "snapshot", ScriptKind.BASELINE, 0, open.toString()));
  }

  private Place place(Statement statement) {
    return new Place(shown, openedAt + statement.place().line() - 1, statement.place().column());
  }

  private static String because(Statement statement) {
    return statement.broken().orElse("it is not ended");
  }

  private static boolean rowsFollow(Statement statement) {
    return !statement.tokens().isEmpty()
        && statement.tokens().get(0).is("COPY")
        && statement.tokens().stream().anyMatch(token -> token.is("STDIN"));
  }

  private void rows(BufferedReader lines) throws IOException, E, CheckImpossibleException {
    for (String row = lines.readLine(); row != null; row = lines.readLine()) {
      line++;
      if (row.equals(END_OF_ROWS)) {
        taker.rowsEnd();
        return;
      }
      taker.row(row);
    }
    throw new CheckImpossibleException(
        "The snapshot %s ends in the middle of rows".formatted(shown), "Write it anew");
  }
}
