package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.Bounds;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.parse.sql.TokenCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads UPDATE and DELETE, of one table and of several. */
final class Dml {

  private static final Set<String> PRIORITIES = TokenCursor.words("LOW_PRIORITY QUICK");

  private final Tokens tokens;
  private final Reads reads;
  private final Expressions expressions;
  private final Queries queries;

  Dml(Tokens tokens, Reads reads) {
    this.tokens = tokens;
    this.reads = reads;
    this.expressions = new Expressions(tokens, reads);
    this.queries = new Queries(tokens, reads);
  }

  /** Reads on behind the word UPDATE. */
  void update() throws NotUnderstoodException {
    priorities();
    boolean ignore = tokens.accept("IGNORE");
    int start = tokens.position();
    FromItems items = new FromItems(tokens, new Reads());
    items.list();
    boolean bounded = Bounds.in(tokens.since(start));
    tokens.expect("SET");
    Map<Table, Set<String>> written = new LinkedHashMap<>();
    Map<String, Expression> values = new LinkedHashMap<>();
    do {
      assignment(items.tables(), written, values);
    } while (tokens.accept(","));
    Optional<Expression> condition = condition();
    boolean where = condition.isPresent() || items.joined();
    boolean alone = items.tables().size() == 1;
    boolean limited = queries.orderAndLimit();
    for (Map.Entry<Table, Set<String>> of : written.entrySet()) {
      reads.write(
          new Operation.Update(
              of.getKey(),
              List.copyOf(of.getValue()),
              where,
              limited,
              ignore,
              alone ? values : Map.of(),
              condition,
              alias(of.getKey(), items),
              bounded ? List.of() : beside(of.getKey(), items)));
    }
    items.tables().values().stream().filter(t -> !written.containsKey(t)).forEach(reads::table);
  }

  /** Reads the condition, where there is one. */
  private Optional<Expression> condition() throws NotUnderstoodException {
    int start = tokens.position() + 1;
    return queries.where()
        ? Optional.of(Expression.constant(Rendering.sql(tokens.since(start))))
        : Optional.empty();
  }

  private static Optional<String> alias(Table table, FromItems items) {
    return items.tables().entrySet().stream()
        .filter(one -> one.getValue().equals(table))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns how it calls the tables that it joins with that one. */
  private static List<String> beside(Table table, FromItems items) {
    return items.tables().entrySet().stream()
        .filter(one -> !one.getValue().equals(table))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void priorities() throws NotUnderstoodException {
    while (tokens.isAny(PRIORITIES)) {
      tokens.next();
    }
  }

  private void assignment(
      Map<String, Table> tables, Map<Table, Set<String>> written, Map<String, Expression> values)
      throws NotUnderstoodException {
    List<String> parts = tokens.qualifiedName();
    String column = tokens.session().spelt(parts.get(parts.size() - 1));
    for (Table table : owners(parts, tables)) {
      written.computeIfAbsent(table, t -> new LinkedHashSet<>()).add(column);
    }
    if (!tokens.accept("=")) {
      tokens.expect(":=");
    }
    int start = tokens.position();
    expressions.expression();
    values.put(column, Expression.constant(Rendering.sql(tokens.since(start))));
  }

  /** Whose column it is nobody can say without the schema, unless it is qualified. */
  private static List<Table> owners(List<String> parts, Map<String, Table> tables)
      throws NotUnderstoodException {
    if (parts.size() == 1) {
      return List.copyOf(tables.values());
    }
    return List.of(named(parts.get(parts.size() - 2), tables));
  }

  private static Table named(String alias, Map<String, Table> tables)
      throws NotUnderstoodException {
    for (Map.Entry<String, Table> table : tables.entrySet()) {
      if (table.getKey().equalsIgnoreCase(alias)) {
        return table.getValue();
      }
    }
    throw new NotUnderstoodException("%s is none of the statement's tables".formatted(alias));
  }

  /** Reads on behind the word DELETE. */
  void delete() throws NotUnderstoodException {
    priorities();
    tokens.accept("IGNORE");
    priorities();
    if (!tokens.accept("FROM")) {
      List<String> targets = targets();
      tokens.expect("FROM");
      several(targets);
      return;
    }
    int start = tokens.position();
    List<String> targets = targets();
    if (tokens.accept("USING")) {
      several(targets);
      return;
    }
    tokens.back(start);
    one();
  }

  private List<String> targets() throws NotUnderstoodException {
    List<String> targets = new ArrayList<>();
    do {
      String last = tokens.peek(1).is(".") ? tokens.label() : tokens.name();
      while (tokens.accept(".")) {
        last = tokens.accept("*") ? last : tokens.label();
      }
      targets.add(last);
    } while (tokens.accept(","));
    return targets;
  }

  private void several(List<String> targets) throws NotUnderstoodException {
    int start = tokens.position();
    FromItems items = new FromItems(tokens, new Reads());
    items.list();
    boolean bounded = Bounds.in(tokens.since(start));
    Optional<Expression> condition = condition();
    boolean where = condition.isPresent() || items.joined();
    Set<Table> written = new LinkedHashSet<>();
    for (String target : targets) {
      written.add(named(target, items.tables()));
    }
    for (Table table : written) {
      List<String> beside = bounded ? List.of() : beside(table, items);
      reads.write(
          new Operation.Delete(table, where, false, condition, alias(table, items), beside));
    }
    items.tables().values().stream().filter(t -> !written.contains(t)).forEach(reads::table);
  }

  private void one() throws NotUnderstoodException {
    Table table = tokens.table();
    if (tokens.accept("AS") || Words.isName(tokens.peek())) {
      tokens.name();
    }
    if (tokens.accept("PARTITION")) {
      tokens.members();
    }
    Optional<Expression> condition = condition();
    boolean limited = queries.orderAndLimit();
    reads.write(new Operation.Delete(table, condition.isPresent(), limited, condition));
  }
}
