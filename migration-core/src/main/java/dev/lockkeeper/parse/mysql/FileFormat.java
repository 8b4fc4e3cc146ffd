package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.TokenCursor;
import java.util.Set;

/** Passes how a file of rows is written: its character set, the marks of fields and lines. */
final class FileFormat {

  private static final Set<String> MARKS =
      TokenCursor.words("TERMINATED OPTIONALLY ENCLOSED ESCAPED STARTING");

  private final Tokens tokens;

  FileFormat(Tokens tokens) {
    this.tokens = tokens;
  }

  void read() throws NotUnderstoodException {
    if (tokens.accept("CHARACTER", "SET") || tokens.accept("CHARSET")) {
      tokens.value();
    }
    if (tokens.accept("FIELDS") || tokens.accept("COLUMNS")) {
      marks();
    }
    if (tokens.accept("LINES")) {
      marks();
    }
  }

  private void marks() throws NotUnderstoodException {
    while (tokens.isAny(MARKS)) {
      if (tokens.accept("OPTIONALLY")) {
        tokens.isNext("ENCLOSED");
      }
      tokens.next();
      tokens.expect("BY");
      tokens.string();
    }
  }
}
