package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.GivenValues;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.Guard;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads INSERT, UPDATE, DELETE and MERGE, from their first word to where they end. */
final class Dml {

  private static final Pattern ALWAYS_TRUE =
      Pattern.compile("(?i)\\(*(?:true|(\\d+|'[^']*') = \\1)\\)*");

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

  /** Passes one statement and hands the collector what it writes. */
  void statement() throws NotUnderstoodException {
    if (tokens.accept("INSERT", "INTO")) {
      insert();
    } else if (tokens.accept("UPDATE")) {
      update();
    } else if (tokens.accept("DELETE", "FROM")) {
      delete();
    } else {
      tokens.expect("MERGE", "INTO");
      new Merge(tokens, reads, this).statement();
    }
  }

  private void insert() throws NotUnderstoodException {
    Table table = tokens.table();
    Optional<String> alias = tokens.accept("AS") ? Optional.of(tokens.name()) : Optional.empty();
    List<String> columns = columnList();
    boolean numbered = overriding();
    int start = tokens.position();
    boolean fromQuery = source();
    List<Token> source = tokens.since(start);
    boolean guarded = fromQuery && Guard.in(source);
    Optional<GivenValues> values = ValueRows.in(source);
    boolean onConflict = tokens.accept("ON", "CONFLICT");
    Optional<Operation.Update> otherwise = onConflict ? conflict(table, alias) : Optional.empty();
    returning();
    reads.write(
        new Operation.Insert(
            table, columns, fromQuery, onConflict, false, guarded, values, otherwise, numbered));
  }

  /** Reads the columns to be inserted, where they are given. */
  List<String> columnList() throws NotUnderstoodException {
    List<String> columns = new ArrayList<>();
    int start = tokens.position();
    if (!tokens.accept("(")) {
      return columns;
    }
    if (queries.startsHere() || tokens.isNext("(")) {
      tokens.back(start);
      return columns;
    }
    do {
      columns.add(assignedColumn());
    } while (tokens.accept(","));
    tokens.expect(")");
    return columns;
  }

  /** Returns whether the values that are given for identity columns do not count. */
  boolean overriding() throws NotUnderstoodException {
    if (!tokens.accept("OVERRIDING")) {
      return false;
    }
    boolean system = tokens.accept("SYSTEM");
    tokens.expect(system ? "VALUE" : "USER");
    if (!system) {
      tokens.expect("VALUE");
    }
    return !system;
  }

  private boolean source() throws NotUnderstoodException {
    if (tokens.accept("DEFAULT", "VALUES")) {
      return false;
    }
    boolean values = tokens.isNext("VALUES");
    queries.query();
    return !values;
  }

  private String assignedColumn() throws NotUnderstoodException {
    String column = tokens.name();
    while (tokens.isNext(".") || tokens.isNext("[")) {
      if (tokens.accept(".")) {
        tokens.label();
      } else {
        tokens.expect("[");
        expressions.expression();
        if (tokens.accept(":")) {
          expressions.expression();
        }
        tokens.expect("]");
      }
    }
    return column;
  }

  private Optional<Operation.Update> conflict(Table table, Optional<String> alias)
      throws NotUnderstoodException {
    if (tokens.accept("ON", "CONSTRAINT")) {
      tokens.name();
    } else if (tokens.isNext("(")) {
      conflictTarget();
      queries.where();
    }
    tokens.expect("DO");
    if (tokens.accept("NOTHING")) {
      return Optional.empty();
    }
    tokens.expect("UPDATE");
    Map<String, Expression> values = new HashMap<>();
    List<String> columns = assignments(values);
    return Optional.of(
        new Operation.Update(table, columns, true, false, false, values, condition(), alias));
  }

  private void conflictTarget() throws NotUnderstoodException {
    tokens.expect("(");
    do {
      expressions.expression();
      if (Names.isLabel(tokens.peek())) {
        tokens.qualifiedName();
      }
    } while (tokens.accept(","));
    tokens.expect(")");
  }

  /**
   * Passes SET and its assignments; returns the columns assigned to.
   *
   * @param values takes down what is assigned to one column each
   */
  List<String> assignments(Map<String, Expression> values) throws NotUnderstoodException {
    tokens.expect("SET");
    List<String> columns = new ArrayList<>();
    do {
      if (tokens.accept("(")) {
        List<String> row = new ArrayList<>();
        do {
          row.add(assignedColumn());
        } while (tokens.accept(","));
        tokens.expect(")", "=");
        columns.addAll(row);
        assignedRow(row, values);
      } else {
        String one = peekedColumn();
        columns.add(assignedColumn());
        tokens.expect("=");
        int start = tokens.position();
        expressions.expression();
        values.put(one, since(start));
      }
    } while (tokens.accept(","));
    return columns;
  }

  /** The values of a row are those of its columns one by one; a query's are not known. */
  private void assignedRow(List<String> row, Map<String, Expression> values)
      throws NotUnderstoodException {
    int start = tokens.position();
    expressions.expression();
    int end = tokens.position();
    tokens.back(start);
    tokens.accept("ROW");
    boolean query = tokens.peek(1).is("SELECT") || tokens.peek(1).is("WITH");
    if (tokens.accept("(") && !query) {
      for (String column : row) {
        int from = tokens.position();
        expressions.expression();
        values.put(column, since(from));
        tokens.accept(",");
      }
    }
    tokens.back(end);
  }

  private String peekedColumn() throws NotUnderstoodException {
    int start = tokens.position();
    String column = tokens.name();
    tokens.back(start);
    return column;
  }

  /** Returns the expression that began there and has been passed. */
  Expression since(int start) throws NotUnderstoodException {
    return Expressions.whole(tokens.over(new ArrayList<>(tokens.since(start))));
  }

  /** {@code WHERE true} and {@code WHERE 1 = 1} pick no rows. */
  private static boolean isAlwaysTrue(Expression condition) {
    return ALWAYS_TRUE.matcher(condition.sql()).matches();
  }

  private Optional<Expression> condition() throws NotUnderstoodException {
    int start = tokens.position();
    if (!queries.where()) {
      return Optional.empty();
    }
    List<Token> written = tokens.since(start);
    return written.get(1).is("CURRENT") ? Optional.empty() : Optional.of(since(start + 1));
  }

  /** Passes the table to be changed, with ONLY and its alias. */
  Relation target() throws NotUnderstoodException {
    Relation relation = tokens.relation();
    boolean called =
        tokens.accept("AS") || (Names.isColumnName(tokens.peek()) && !tokens.isNext("SET"));
    return called ? relation.called(tokens.name()) : relation;
  }

  /** Takes down what is written, and that heirs and partitions are left out of it. */
  private void write(Operation operation, Relation relation) {
    reads.write(operation);
    Relation.restrictions(List.of(relation)).forEach(reads::write);
  }

  private void update() throws NotUnderstoodException {
    Relation relation = target();
    Table table = relation.table();
    Map<String, Expression> values = new HashMap<>();
    List<String> columns = assignments(values);
    int since = reads.direct();
    int from = tokens.position();
    List<String> beside = beside("FROM");
    boolean inner = Queries.isInner(tokens.since(from));
    boolean written = tokens.isNext("WHERE");
    Optional<Expression> said = condition();
    said.filter(it -> inner).ifPresent(it -> reads.pick(since, it));
    Optional<Expression> condition = said.filter(it -> !isAlwaysTrue(it));
    boolean where = written && said.equals(condition);
    returning();
    write(
        new Operation.Update(
            table, columns, where, false, false, values, condition, relation.alias(), beside),
        relation);
  }

  private void delete() throws NotUnderstoodException {
    Relation relation = target();
    int since = reads.direct();
    int from = tokens.position();
    List<String> beside = beside("USING");
    boolean inner = Queries.isInner(tokens.since(from));
    boolean written = tokens.isNext("WHERE");
    Optional<Expression> said = condition();
    said.filter(it -> inner).ifPresent(it -> reads.pick(since, it));
    Optional<Expression> condition = said.filter(it -> !isAlwaysTrue(it));
    boolean where = written && said.equals(condition);
    returning();
    write(
        new Operation.Delete(relation.table(), where, false, condition, relation.alias(), beside),
        relation);
  }

  /** Returns how it calls what it joins; nothing where those rows are written out or picked. */
  private List<String> beside(String word) throws NotUnderstoodException {
    if (!tokens.accept(word)) {
      return List.of();
    }
    int start = tokens.position();
    new FromItems(tokens, reads).list();
    return Joined.names(tokens.since(start));
  }

  void returning() throws NotUnderstoodException {
    if (tokens.accept("RETURNING")) {
      if (tokens.isNext("WITH", "(")) {
        tokens.next();
        tokens.parenthesis();
      }
      queries.selectList();
    }
  }
}
