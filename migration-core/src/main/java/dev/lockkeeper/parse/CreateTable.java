package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads CREATE TABLE behind the word TABLE, in all its forms. */
final class CreateTable {

  /** What of it matters here. */
  private static final Set<String> COPIES =
      Names.words("CONSTRAINTS DEFAULTS GENERATED IDENTITY INDEXES");

  private final Tokens tokens;
  private final boolean temporary;
  private final List<Column> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<Table> inherits = new ArrayList<>();
  private final List<Table> like = new ArrayList<>();
  private Optional<Table> partitionOf = Optional.empty();
  private final Map<TableOption, String> options = new EnumMap<>(TableOption.class);
  private boolean defaultPartition;

  CreateTable(Tokens tokens, boolean temporary, boolean unlogged) {
    this.tokens = tokens;
    this.temporary = temporary;
    if (unlogged) {
      options.put(TableOption.LOGGING, "UNLOGGED");
    }
  }

  List<Operation> read() throws NotUnderstoodException {
    boolean ifNotExists = tokens.accept("IF", "NOT", "EXISTS");
    Table table = tokens.newTable();
    if (startsQuery()) {
      return fromQuery(table, ifNotExists);
    }
    if (tokens.accept("PARTITION", "OF")) {
      partitionOf = Optional.of(tokens.table());
      typedElements();
      int start = tokens.position();
      defaultPartition = bound(tokens);
      options.put(TableOption.PARTITION_BOUND, Rendering.phrase(tokens.since(start)));
    } else if (tokens.accept("OF")) {
      int start = tokens.position();
      tokens.qualifiedName();
      options.put(TableOption.TYPE, Rendering.sql(tokens.since(start)));
      typedElements();
    } else {
      elements();
      inherits();
    }
    options();
    tokens.expectEnd();
    return List.of(
        new Operation.CreateTable(
            table,
            ifNotExists,
            temporary,
            withKeysNotNull(),
            constraints,
            inherits,
            partitionOf,
            false,
            like,
            defaultPartition,
            List.of(),
            options));
  }

  private boolean startsQuery() throws NotUnderstoodException {
    int start = tokens.position();
    if (tokens.isNext("(")) {
      tokens.parenthesis();
    }
    options();
    boolean query = tokens.isNext("AS");
    tokens.back(start);
    return query;
  }

  private List<Operation> fromQuery(Table table, boolean ifNotExists)
      throws NotUnderstoodException {
    if (tokens.isNext("(")) {
      tokens.nameList();
    }
    options();
    tokens.expect("AS");
    Reads reads = new Reads();
    new Queries(tokens, reads).query();
    boolean empty = tokens.accept("WITH", "NO", "DATA");
    if (!empty) {
      tokens.accept("WITH", "DATA");
    }
    tokens.expectEnd();
    List<Operation> operations = new ArrayList<>(reads.writes());
    operations.add(
        new Operation.CreateTable(
            table,
            ifNotExists,
            temporary,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            true));
    operations.add(empty ? reads.query().unrun() : reads.query());
    return operations;
  }

  private void elements() throws NotUnderstoodException {
    tokens.expect("(");
    if (tokens.accept(")")) {
      return;
    }
    do {
      if (tokens.accept("LIKE")) {
        like();
      } else if (Constraints.tableConstraintStarts(tokens)) {
        constraints.add(Constraints.ofTable(tokens));
      } else {
        columns.add(ColumnDefinition.read(tokens));
      }
    } while (tokens.accept(","));
    tokens.expect(")");
  }

  private void like() throws NotUnderstoodException {
    like.add(tokens.table());
    Set<String> copied = new TreeSet<>();
    while (tokens.isNext("INCLUDING") || tokens.isNext("EXCLUDING")) {
      boolean including = tokens.next().is("INCLUDING");
      Set<String> parts = tokens.isNext("ALL") ? COPIES : Set.of(tokens.peek().keyword());
      tokens.next();
      if (including) {
        copied.addAll(parts);
      } else {
        copied.removeAll(parts);
      }
    }
    options.merge(TableOption.COPIED, String.join(" ", copied), (one, other) -> one + " " + other);
  }

  /** Columns whose types the parent or the composite type has, and constraints beside them. */
  private void typedElements() throws NotUnderstoodException {
    if (!tokens.accept("(")) {
      return;
    }
    do {
      if (Constraints.tableConstraintStarts(tokens)) {
        constraints.add(Constraints.ofTable(tokens));
      } else {
        columns.add(ColumnDefinition.typedElsewhere(tokens));
      }
    } while (tokens.accept(","));
    tokens.expect(")");
  }

  /** Passes a partition's bound; returns whether it is the default partition. */
  static boolean bound(Tokens tokens) throws NotUnderstoodException {
    if (tokens.accept("DEFAULT")) {
      return true;
    }
    tokens.expect("FOR", "VALUES");
    if (tokens.accept("FROM")) {
      tokens.parenthesis();
      tokens.expect("TO");
    } else if (!tokens.accept("IN")) {
      tokens.expect("WITH");
    }
    tokens.parenthesis();
    return false;
  }

  private void inherits() throws NotUnderstoodException {
    if (tokens.accept("INHERITS", "(")) {
      do {
        inherits.add(tokens.table());
      } while (tokens.accept(","));
      tokens.expect(")");
    }
  }

  private void options() throws NotUnderstoodException {
    while (option()) {
      // in any order
    }
  }

  private boolean option() throws NotUnderstoodException {
    if (tokens.accept("PARTITION", "BY")) {
      int start = tokens.position();
      tokens.name();
      tokens.parenthesis();
      options.put(TableOption.PARTITIONING, Rendering.phrase(tokens.since(start)));
      return true;
    }
    if (tokens.isNext("WITH", "(") || tokens.isNext("SERVER")) {
      tokens.next();
      if (tokens.isNext("(")) {
        tokens.parenthesis();
      } else {
        tokens.name();
      }
      return true;
    }
    if (tokens.accept("TABLESPACE") || tokens.accept("USING")) {
      tokens.name();
      return true;
    }
    if (tokens.accept("OPTIONS")) {
      tokens.parenthesis();
      return true;
    }
    return tokens.accept("WITHOUT", "OIDS")
        || tokens.accept("ON", "COMMIT", "DROP")
        || tokens.accept("ON", "COMMIT", "DELETE", "ROWS")
        || tokens.accept("ON", "COMMIT", "PRESERVE", "ROWS");
  }

  private List<Column> withKeysNotNull() {
    Set<String> keys = new HashSet<>();
    for (Constraint constraint : constraints) {
      boolean forbidsNull =
          constraint.kind() == Constraint.Kind.PRIMARY_KEY
              || constraint.kind() == Constraint.Kind.NOT_NULL;
      if (forbidsNull) {
        keys.addAll(constraint.columns());
      }
    }
    return columns.stream()
        .map(column -> keys.contains(column.name()) ? column.notNull(true) : column)
        .toList();
  }
}
