package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.parse.sql.TokenCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what stands behind FROM: tables, queries and their joins. */
final class FromItems {

  private static final Set<String> NO_BARE_ALIAS = TokenCursor.words("SET ROW ROWS GROUPS SYSTEM");

  private final Tokens tokens;
  private final Reads reads;
  private final Expressions expressions;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private boolean joined;

  FromItems(Tokens tokens, Reads reads) {
    this.tokens = tokens;
    this.reads = reads;
    this.expressions = new Expressions(tokens, reads);
  }

  void list() throws NotUnderstoodException {
    do {
      item();
    } while (tokens.accept(","));
  }

  /** Returns the tables by their aliases or, where they have none, their names. */
  Map<String, Table> tables() {
    return tables;
  }

  /** Returns whether an inner join has a condition, so that it picks rows. */
  boolean joined() {
    return joined;
  }

  private void item() throws NotUnderstoodException {
    primary();
    joins();
  }

  private void joins() throws NotUnderstoodException {
    while (true) {
      if (acceptNaturalJoin()) {
        primary();
        joined = true;
      } else if (tokens.accept("JOIN")
          || tokens.accept("INNER", "JOIN")
          || tokens.accept("CROSS", "JOIN")
          || tokens.accept("STRAIGHT_JOIN")) {
        primary();
        joined |= condition();
      } else if (acceptOuterJoin()) {
        primary();
        // a LEFT JOIN b JOIN c ON … ON …: the inner join comes before the outer one's condition
        if (!tokens.isNext("ON") && !tokens.isNext("USING")) {
          tokens.descend();
          joins();
          tokens.ascend();
        }
        condition();
      } else {
        return;
      }
    }
  }

  private boolean acceptNaturalJoin() throws NotUnderstoodException {
    if (!tokens.accept("NATURAL")) {
      return false;
    }
    boolean join = tokens.accept("INNER", "JOIN") || acceptOuterJoin() || tokens.accept("JOIN");
    if (!join) {
      throw tokens.unexpected();
    }
    return true;
  }

  private boolean acceptOuterJoin() {
    for (String side : List.of("LEFT", "RIGHT")) {
      if (tokens.accept(side, "JOIN") || tokens.accept(side, "OUTER", "JOIN")) {
        return true;
      }
    }
    return false;
  }

  private boolean condition() throws NotUnderstoodException {
    if (tokens.accept("USING")) {
      tokens.members();
      return true;
    }
    if (tokens.accept("ON")) {
      expressions.expression();
      return true;
    }
    return false;
  }

  private void primary() throws NotUnderstoodException {
    boolean lateral = tokens.accept("LATERAL");
    if (tokens.isNext("(")) {
      parenthesis();
    } else if (tokens.isNext("JSON_TABLE", "(")) {
      jsonTable();
      alias();
    } else if (lateral) {
      throw tokens.unexpected();
    } else if (tokens.accept("{")) {
      tokens.expect("OJ");
      item();
      tokens.expect("}");
    } else if (!tokens.accept("DUAL")) {
      table();
    }
  }

  private void parenthesis() throws NotUnderstoodException {
    Queries queries = new Queries(tokens, reads);
    tokens.descend();
    tokens.expect("(");
    boolean derived = queries.startsBehindParentheses();
    if (derived) {
      queries.query();
    } else {
      list();
    }
    tokens.expect(")");
    tokens.ascend();
    if (derived) {
      alias();
      if (tokens.isNext("(")) {
        tokens.members();
      }
    }
  }

  private void table() throws NotUnderstoodException {
    Table table = tokens.table();
    reads.table(table);
    if (tokens.accept("PARTITION")) {
      tokens.members();
    }
    String alias = alias();
    String called = alias.isEmpty() ? table.name() : alias;
    tables.put(called, table);
    reads.direct(called, table);
    indexHints();
  }

  /** Passes an alias where one comes next; returns the empty string where there is none. */
  private String alias() throws NotUnderstoodException {
    if (tokens.accept("AS")) {
      return tokens.isString() ? tokens.string() : tokens.name();
    }
    boolean bare = Words.isName(tokens.peek()) && !tokens.isAny(NO_BARE_ALIAS);
    return bare ? tokens.name() : "";
  }

  private void indexHints() throws NotUnderstoodException {
    while (tokens.isNext("USE") || tokens.isNext("IGNORE") || tokens.isNext("FORCE")) {
      tokens.next();
      if (!tokens.accept("INDEX")) {
        tokens.expect("KEY");
      }
      if (tokens.accept("FOR")) {
        boolean known =
            tokens.accept("JOIN") || tokens.accept("ORDER", "BY") || tokens.accept("GROUP", "BY");
        if (!known) {
          throw tokens.unexpected();
        }
      }
      names();
      tokens.accept(",");
    }
  }

  // PRIMARY, though reserved, names the primary key here
  private List<String> names() throws NotUnderstoodException {
    List<String> names = new ArrayList<>();
    tokens.expect("(");
    while (!tokens.accept(")")) {
      names.add(tokens.label());
      tokens.accept(",");
    }
    return names;
  }

  private void jsonTable() throws NotUnderstoodException {
    tokens.expect("JSON_TABLE", "(");
    expressions.expression();
    tokens.expect(",");
    expressions.expression();
    jsonColumns();
    tokens.expect(")");
  }

  private void jsonColumns() throws NotUnderstoodException {
    tokens.descend();
    tokens.expect("COLUMNS", "(");
    do {
      if (tokens.accept("NESTED")) {
        tokens.accept("PATH");
        tokens.string();
        jsonColumns();
      } else {
        jsonColumn();
      }
    } while (tokens.accept(","));
    tokens.expect(")");
    tokens.ascend();
  }

  private void jsonColumn() throws NotUnderstoodException {
    tokens.name();
    if (tokens.accept("FOR", "ORDINALITY")) {
      return;
    }
    Types.read(tokens);
    tokens.accept("EXISTS");
    tokens.expect("PATH");
    tokens.string();
    new Calls(tokens, reads, expressions).onEmptyOrError();
  }
}
