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
    int on = tokens.position();
    tokens.expect("ON");
    new Expressions(tokens, reads).expression();
    boolean given = Bounds.in(tokens.since(on));
    while (tokens.accept("WHEN")) {
      when(relation, given ? List.of() : beside);
    }
    dml.returning();
    if (!acts) {
      throw new NotUnderstoodException("MERGE without an action");
    }
    if (actions.isEmpty()) {
      // what only skips rows is still a statement on the table
      actions.add(new Operation.Update(relation.table(), List.of(), true));
    }
    actions.stream().distinct().forEach(reads::write);
    Relation.restrictions(List.of(relation)).forEach(reads::write);
  }

  /**
   * @param beside what it is joined with, where nothing keeps its rows few
   */
  private void when(Relation relation, List<String> beside) throws NotUnderstoodException {
    Table table = relation.table();
    tokens.accept("NOT");
    tokens.expect("MATCHED");
    if (tokens.accept("BY") && !tokens.accept("SOURCE")) {
      tokens.expect("TARGET");
    }
    int start = tokens.position();
    if (tokens.accept("AND")) {
      new Expressions(tokens, reads).expression();
    }
    List<String> joined = Bounds.in(tokens.since(start)) ? List.of() : beside;
    tokens.expect("THEN");
    acts = true;
    if (tokens.accept("UPDATE")) {
      // only rows that the join found, or did not find, are written
      Map<String, Expression> values = new HashMap<>();
      List<String> columns = dml.assignments(values);
      actions.add(
          new Operation.Update(
              table,
              columns,
              true,
              false,
              false,
              values,
              Optional.empty(),
              relation.alias(),
              joined));
    } else if (tokens.accept("DELETE")) {
      actions.add(
          new Operation.Delete(table, true, false, Optional.empty(), relation.alias(), joined));
    } else if (tokens.accept("INSERT")) {
      insert(table);
    } else {
      tokens.expect("DO", "NOTHING");
    }
  }

  private void insert(Table table) throws NotUnderstoodException {
    List<String> columns = dml.columnList();
    dml.overriding();
    if (!tokens.accept("DEFAULT", "VALUES")) {
      tokens.expect("VALUES", "(");
      new Expressions(tokens, reads).list();
      tokens.expect(")");
    }
    // what is there already matches, and is inserted no more
    actions.add(
        new Operation.Insert(
            table, columns, true, false, false, true, Optional.empty(), Optional.empty()));
  }
}
