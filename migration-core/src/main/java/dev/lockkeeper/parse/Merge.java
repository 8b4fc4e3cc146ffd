package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.Bounds;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads MERGE behind its first two words; every kind of action it may take is an operation. */
final class Merge {

  private final Tokens tokens;
  private final Reads reads;
  private final Dml dml;
  private final List<Operation> actions = new ArrayList<>();
  private boolean acts;

  /**
   * What the rows of the source are held against.
   *
   * @param beside what it is joined with, where nothing keeps its rows few
   */
  private record Join(Relation relation, List<String> beside, Expression on) {}

  Merge(Tokens tokens, Reads reads, Dml dml) {
    this.tokens = tokens;
    this.reads = reads;
    this.dml = dml;
  }

  void statement() throws NotUnderstoodException {
    Relation relation = dml.target();
    tokens.expect("USING");
    int start = tokens.position();
    new FromItems(tokens, reads).item();
    List<String> beside = Joined.names(tokens.since(start));
    tokens.expect("ON");
    int on = tokens.position();
    Expression condition = expression();
    boolean given = Bounds.in(tokens.since(on));
    Join join = new Join(relation, given ? List.of() : beside, condition);
    while (tokens.accept("WHEN")) {
      when(join);
    }
    dml.returning();
    if (!acts) {
      throw new NotUnderstoodException("MERGE without an action");
    }
    if (actions.stream().allMatch(Operation.Insert.class::isInstance)) {
      // to find out which rows are there already is still a statement on the table
      actions.add(update(join, List.of(), Map.of(), List.of(), join.on()));
    }
    actions.stream().distinct().forEach(reads::write);
    Relation.restrictions(List.of(relation)).forEach(reads::write);
  }

  private void when(Join join) throws NotUnderstoodException {
    tokens.accept("NOT");
    tokens.expect("MATCHED");
    boolean lonely = tokens.accept("BY", "SOURCE");
    if (!lonely && tokens.accept("BY")) {
      tokens.expect("TARGET");
    }
    int start = tokens.position();
    if (tokens.accept("AND")) {
      expression();
    }
    List<String> beside = Bounds.in(tokens.since(start)) ? List.of() : join.beside();
    tokens.expect("THEN");
    acts = true;
    // which rows it looks at, what is behind WHEN has no say in
    Expression found = lonely ? Expression.constant("true") : join.on();
    if (tokens.accept("UPDATE")) {
      Map<String, Expression> values = new HashMap<>();
      List<String> columns = dml.assignments(values);
      actions.add(update(join, columns, values, beside, found));
    } else if (tokens.accept("DELETE")) {
      actions.add(
          new Operation.Delete(
              join.relation().table(),
              true,
              false,
              Optional.empty(),
              join.relation().alias(),
              beside,
              Optional.of(found)));
    } else if (tokens.accept("INSERT")) {
      insert(join.relation().table());
    } else {
      tokens.expect("DO", "NOTHING");
    }
  }

  private Expression expression() throws NotUnderstoodException {
    int start = tokens.position();
    new Expressions(tokens, reads).expression();
    return dml.since(start);
  }

  /** Only rows that the join found, or did not find, are written. */
  private static Operation update(
      Join join,
      List<String> columns,
      Map<String, Expression> values,
      List<String> beside,
      Expression found) {
    return new Operation.Update(
        join.relation().table(),
        columns,
        true,
        false,
        false,
        values,
        Optional.empty(),
        join.relation().alias(),
        beside,
        Optional.of(found));
  }

  private void insert(Table table) throws NotUnderstoodException {
    List<String> columns = dml.columnList();
    boolean numbered = dml.overriding();
    int start = tokens.position();
    if (!tokens.accept("DEFAULT", "VALUES")) {
      tokens.expect("VALUES", "(");
      new Expressions(tokens, reads).list();
      tokens.expect(")");
    }
    // what is there already matches, and is inserted no more
    actions.add(
        new Operation.Insert(
            table,
            columns,
            true,
            false,
            false,
            true,
            ValueRows.in(tokens.since(start)),
            Optional.empty(),
            numbered));
  }
}
