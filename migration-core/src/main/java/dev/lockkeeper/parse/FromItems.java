package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what stands behind FROM and USING: tables, queries, function calls and their joins. */
final class FromItems {

  private static final Set<String> NO_BARE_ALIAS = Names.words("SET VALUES WHEN");

  private final Tokens tokens;
  private final Reads reads;
  private final Expressions expressions;

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

  /** Passes one item with everything joined to it. */
  void item() throws NotUnderstoodException {
    primary();
    joins();
  }

  private void joins() throws NotUnderstoodException {
    while (true) {
      if (tokens.accept("CROSS", "JOIN") || acceptNaturalJoin()) {
        primary();
      } else if (acceptJoin()) {
        primary();
        // a JOIN b JOIN c ON … ON …: the inner join comes before the outer one's condition
        joinsBeforeCondition();
        condition();
      } else {
        return;
      }
    }
  }

  private void joinsBeforeCondition() throws NotUnderstoodException {
    if (!tokens.isNext("ON") && !tokens.isNext("USING")) {
      tokens.descend();
      joins();
      tokens.ascend();
    }
  }

  private boolean acceptNaturalJoin() {
    return tokens.accept("NATURAL") && acceptJoin();
  }

  private boolean acceptJoin() {
    if (tokens.accept("JOIN") || tokens.accept("INNER", "JOIN")) {
      return true;
    }
    for (String side : List.of("LEFT", "RIGHT", "FULL")) {
      if (tokens.accept(side, "JOIN") || tokens.accept(side, "OUTER", "JOIN")) {
        return true;
      }
    }
    return false;
  }

  private void condition() throws NotUnderstoodException {
    if (tokens.accept("USING")) {
      tokens.nameList().forEach(reads::column);
      if (tokens.accept("AS")) {
        tokens.name();
      }
    } else {
      tokens.expect("ON");
      expressions.expression();
    }
  }

  private void primary() throws NotUnderstoodException {
    tokens.accept("LATERAL");
    boolean itself = !tokens.isNext("(") && !tokens.isNext("ROWS", "FROM", "(");
    Set<Table> meant = Set.of();
    String name = "";
    if (tokens.isNext("(")) {
      meant = parenthesis();
    } else if (tokens.accept("ROWS", "FROM", "(")) {
      rowsFrom();
    } else {
      meant = tableOrCall();
      name = meant.stream().map(Table::name).findFirst().orElse("");
    }
    String called = alias().orElse(name);
    reads.called(called, meant);
    // columns may be given other names in parentheses
    if (itself && !tokens.peek(-1).is(")")) {
      meant.forEach(table -> reads.direct(called, table));
    }
  }

  /** Returns the tables of a query inside the parenthesis; those of joins are known already. */
  private Set<Table> parenthesis() throws NotUnderstoodException {
    tokens.expect("(");
    Queries queries = new Queries(tokens, reads);
    if (queries.startsHere()) {
      queries.query();
    } else {
      item();
      queries.tail();
    }
    tokens.expect(")");
    return queries.level();
  }

  private void rowsFrom() throws NotUnderstoodException {
    do {
      expressions.expression();
      if (tokens.accept("AS")) {
        tokens.parenthesis();
      }
    } while (tokens.accept(","));
    tokens.expect(")");
    tokens.accept("WITH", "ORDINALITY");
  }

  private Set<Table> tableOrCall() throws NotUnderstoodException {
    int start = tokens.position();
    if (isCall()) {
      tokens.back(start);
      expressions.restricted();
      tokens.accept("WITH", "ORDINALITY");
      return Set.of();
    }
    tokens.back(start);
    Relation relation = tokens.relation();
    table(relation, reads);
    return Set.of(relation.table());
  }

  /** Takes down a table, and whether partitions and heirs are read with it. */
  static void table(Relation relation, Reads reads) {
    if (relation.only()) {
      reads.only(relation.table());
    } else {
      reads.table(relation.table());
    }
  }

  private boolean isCall() throws NotUnderstoodException {
    if (!Names.isLabel(tokens.peek()) || tokens.isNext("ONLY")) {
      return false;
    }
    List<String> parts = new ArrayList<>();
    do {
      parts.add(tokens.label());
    } while (tokens.accept("."));
    return tokens.isNext("(") || (parts.size() == 1 && isBareCall(parts.get(0)));
  }

  private static boolean isBareCall(String name) {
    return name.startsWith("current_") || name.equals("session_user") || name.equals("localtime");
  }

  /** Passes an alias with its columns, and TABLESAMPLE, where they come next. */
  private Optional<String> alias() throws NotUnderstoodException {
    Optional<String> alias = Optional.empty();
    if (tokens.accept("AS")) {
      if (tokens.isNext("(")) {
        tokens.parenthesis();
        return alias;
      }
      alias = Optional.of(tokens.name());
      columns();
    } else if (Names.isColumnName(tokens.peek()) && !tokens.isAny(NO_BARE_ALIAS)) {
      alias = Optional.of(tokens.name());
      columns();
    }
    sample();
    return alias;
  }

  private void sample() throws NotUnderstoodException {
    if (tokens.accept("TABLESAMPLE")) {
      tokens.qualifiedName();
      tokens.parenthesis();
      if (tokens.accept("REPEATABLE")) {
        tokens.parenthesis();
      }
    }
  }

  private void columns() throws NotUnderstoodException {
    if (tokens.isNext("(")) {
      tokens.parenthesis();
    }
  }
}
