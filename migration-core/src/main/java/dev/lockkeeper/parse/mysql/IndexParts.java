package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an index's type, key parts and options.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-index.html">MySQL: CREATE INDEX</a>
 */
final class IndexParts {

  private final Tokens tokens;
  private final List<String> keys = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();
  private final List<String> written = new ArrayList<>();
  private final Map<String, Integer> prefixes = new HashMap<>();
  private Optional<String> name = Optional.empty();
  private Optional<String> method = Optional.empty();
  private boolean unique;
  private boolean invisible;
  private String definition = "";

  IndexParts(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Passes UNIQUE, FULLTEXT or SPATIAL with the words that may follow it, or INDEX or KEY. */
  boolean kind() {
    if (tokens.accept("UNIQUE")) {
      unique = true;
    } else if (tokens.accept("FULLTEXT")) {
      method = Optional.of("fulltext");
    } else if (tokens.accept("SPATIAL")) {
      method = Optional.of("spatial");
    } else {
      return tokens.accept("INDEX") || tokens.accept("KEY");
    }
    if (!tokens.accept("INDEX")) {
      tokens.accept("KEY");
    }
    return true;
  }

  /** Passes a name and a type before the key parts, where they are given. */
  void name() throws NotUnderstoodException {
    boolean typeOnly =
        tokens.isNext("USING") || tokens.isNext("TYPE", "BTREE") || tokens.isNext("TYPE", "HASH");
    if (!tokens.isNext("(") && !typeOnly) {
      name = Optional.of(tokens.member());
    }
    type();
  }

  void named(String given) {
    name = Optional.of(given);
  }

  /** Passes USING BTREE and the like, where it comes next. */
  boolean type() throws NotUnderstoodException {
    if (!tokens.accept("USING") && !tokens.accept("TYPE")) {
      return false;
    }
    String type = tokens.value().toLowerCase(Locale.ROOT);
    method = method.or(() -> Optional.of(type));
    return true;
  }

  /** Reads the key parts in parentheses and the options behind them. */
  void read() throws NotUnderstoodException {
    tokens.expect("(");
    do {
      part();
    } while (tokens.accept(","));
    tokens.expect(")");
    int start = tokens.position();
    while (option()) {
      // in any order
    }
    String options = Rendering.phrase(tokens.since(start));
    definition = "(" + String.join(", ", written) + ")" + (options.isEmpty() ? "" : " " + options);
  }

  private void part() throws NotUnderstoodException {
    String key;
    if (tokens.accept("(")) {
      int start = tokens.position();
      new Expressions(tokens, new Reads()).expression();
      List<Token> expression = tokens.since(start);
      key = "(" + Rendering.sql(expression) + ")";
      tokens.expect(")");
    } else {
      key = tokens.member();
      columns.add(key);
      if (tokens.accept("(")) {
        prefixes.put(key, tokens.number());
        tokens.expect(")");
      }
    }
    String whole = prefixes.containsKey(key) ? key + "(" + prefixes.get(key) + ")" : key;
    boolean descending = tokens.accept("DESC");
    if (!descending) {
      tokens.accept("ASC");
    }
    keys.add(descending ? key + " DESC" : key);
    written.add(descending ? whole + " DESC" : whole);
  }

  private boolean option() throws NotUnderstoodException {
    if (tokens.accept("KEY_BLOCK_SIZE")) {
      tokens.accept("=");
      tokens.number();
    } else if (tokens.accept("COMMENT")) {
      tokens.string();
    } else if (tokens.accept("WITH", "PARSER")) {
      tokens.name();
    } else if (tokens.accept("INVISIBLE")) {
      invisible = true;
    } else if (tokens.accept("VISIBLE")) {
      invisible = false;
    } else if (tokens.accept("ENGINE_ATTRIBUTE") || tokens.accept("SECONDARY_ENGINE_ATTRIBUTE")) {
      tokens.accept("=");
      tokens.string();
    } else {
      return type();
    }
    return true;
  }

  /** Returns the plain columns among the key parts. */
  List<String> columns() {
    return columns;
  }

  /** Returns the index on that table. */
  CreateIndex on(Table table, boolean ifNotExists) {
    return new CreateIndex(
        name,
        table,
        keys,
        List.of(),
        method,
        Optional.empty(),
        unique,
        false,
        ifNotExists,
        false,
        definition,
        prefixes,
        invisible);
  }
}
