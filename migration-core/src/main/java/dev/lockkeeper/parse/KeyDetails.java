package dev.lockkeeper.parse;

import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.ArrayList;
import java.util.List;

/** Reads a key's columns and what it says beside them, and writes that as CREATE INDEX does. */
final class KeyDetails {

  private final Tokens tokens;
  private final List<String> said = new ArrayList<>();

  KeyDetails(Tokens tokens) {
    this.tokens = tokens;
  }

  void nulls() {
    if (!tokens.accept("NULLS", "DISTINCT") && tokens.accept("NULLS", "NOT", "DISTINCT")) {
      said.add("NULLS NOT DISTINCT");
    }
  }

  List<String> columns() throws NotUnderstoodException {
    List<String> columns = new ArrayList<>();
    boolean periods = false;
    tokens.expect("(");
    do {
      if (!tokens.isNext("PERIOD", ",") && !tokens.isNext("PERIOD", ")")) {
        periods |= tokens.accept("PERIOD");
      }
      columns.add(tokens.name());
      periods |= tokens.accept("WITHOUT", "OVERLAPS");
    } while (tokens.accept(","));
    tokens.expect(")");
    if (periods) {
      said.add("OVERLAPS");
    }
    return columns;
  }

  /** CREATE INDEX wants INCLUDE first, and no USING INDEX. */
  void ofIndex() throws NotUnderstoodException {
    int start = tokens.position();
    if (tokens.accept("INCLUDE")) {
      tokens.nameList();
      said.add(0, Rendering.sql(tokens.since(start)));
    }
    int with = tokens.position();
    if (tokens.accept("WITH")) {
      tokens.parenthesis();
      said.add(Rendering.sql(tokens.since(with)));
    }
    if (tokens.accept("USING", "INDEX", "TABLESPACE")) {
      int place = tokens.position();
      tokens.name();
      said.add("TABLESPACE " + Rendering.sql(tokens.since(place)));
    }
  }

  String text() {
    return String.join(" ", said);
  }
}
