package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.TokenCursor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the options that CREATE TABLE and ALTER TABLE share. */
final class TableOptions {

  private static final Set<String> WITH_VALUE =
      TokenCursor.words(
          """
          AUTOEXTEND_SIZE AVG_ROW_LENGTH CHECKSUM TABLE_CHECKSUM COMPRESSION CONNECTION
          DELAY_KEY_WRITE ENGINE_ATTRIBUTE INSERT_METHOD KEY_BLOCK_SIZE MAX_ROWS MIN_ROWS PACK_KEYS
          PASSWORD SECONDARY_ENGINE SECONDARY_ENGINE_ATTRIBUTE STATS_AUTO_RECALC STATS_PERSISTENT
          STATS_SAMPLE_PAGES
          """);

  private static final Map<String, TableOption> KNOWN =
      Map.of(
          "ENGINE", TableOption.ENGINE,
          // as servers before 5.5 called it
          "TYPE", TableOption.ENGINE,
          "ROW_FORMAT", TableOption.ROW_FORMAT,
          "AUTO_INCREMENT", TableOption.AUTO_INCREMENT,
          "COMMENT", TableOption.COMMENT,
          "ENCRYPTION", TableOption.ENCRYPTION,
          "TABLESPACE", TableOption.TABLESPACE);

  private final Tokens tokens;
  private final Map<TableOption, String> options = new LinkedHashMap<>();

  TableOptions(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Passes every option that comes next, with or without commas between them. */
  Map<TableOption, String> all() throws NotUnderstoodException {
    while (one()) {
      tokens.accept(",");
    }
    return options;
  }

  /** Passes the options that come next without a comma between them. */
  Map<TableOption, String> row() throws NotUnderstoodException {
    while (one()) {
      // the next
    }
    return options;
  }

  private boolean one() throws NotUnderstoodException {
    int start = tokens.position();
    boolean isDefault = tokens.accept("DEFAULT");
    if (tokens.accept("CHARACTER", "SET")
        || tokens.accept("CHARSET")
        || tokens.accept("CHAR", "SET")) {
      tokens.accept("=");
      put(TableOption.CHARSET, Types.charset(tokens));
      return true;
    }
    if (tokens.accept("COLLATE")) {
      tokens.accept("=");
      put(TableOption.COLLATION, Types.collation(tokens));
      return true;
    }
    if (isDefault) {
      tokens.back(start);
      return false;
    }
    return known() || other();
  }

  private boolean known() throws NotUnderstoodException {
    TableOption option = KNOWN.get(tokens.peek().keyword());
    if (option == null) {
      return false;
    }
    tokens.next();
    tokens.accept("=");
    put(option, tokens.value());
    if (option == TableOption.TABLESPACE && tokens.accept("STORAGE")) {
      tokens.value();
    }
    return true;
  }

  private boolean other() throws NotUnderstoodException {
    if (tokens.isAny(WITH_VALUE)) {
      String name = tokens.next().keyword();
      tokens.accept("=");
      put(TableOption.STORAGE_PARAMETERS, name + "=" + tokens.value());
    } else if (tokens.accept("DATA", "DIRECTORY") || tokens.accept("INDEX", "DIRECTORY")) {
      tokens.accept("=");
      put(TableOption.STORAGE_PARAMETERS, "DIRECTORY=" + tokens.string());
    } else if (tokens.accept("STORAGE")) {
      put(TableOption.STORAGE_PARAMETERS, "STORAGE=" + tokens.value());
    } else if (tokens.accept("UNION")) {
      tokens.accept("=");
      tokens.parenthesis();
      put(TableOption.STORAGE_PARAMETERS, "UNION");
    } else {
      return tokens.accept("START", "TRANSACTION");
    }
    return true;
  }

  private void put(TableOption option, String value) {
    String text = option == TableOption.ROW_FORMAT ? value.toUpperCase(Locale.ROOT) : value;
    options.merge(
        option,
        text,
        (one, other) -> option == TableOption.STORAGE_PARAMETERS ? one + ", " + other : other);
  }
}
