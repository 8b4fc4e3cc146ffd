package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Maintenance;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads VACUUM, ANALYZE, CLUSTER, REINDEX and REFRESH behind their first word. */
final class MaintenanceStatements {

  private final Tokens tokens;

  MaintenanceStatements(Tokens tokens) {
    this.tokens = tokens;
  }

  List<Operation> vacuum() throws NotUnderstoodException {
    int options = tokens.position();
    boolean full = option("FULL");
    tokens.back(options);
    boolean analyze = option("ANALYZE", "ANALYSE");
    while (tokens.isAny(Names.words("FULL FREEZE VERBOSE ANALYZE ANALYSE"))) {
      full |= tokens.isNext("FULL");
      analyze |= tokens.isNext("ANALYZE") || tokens.isNext("ANALYSE");
      tokens.next();
    }
    List<Operation> operations = of(full ? Maintenance.VACUUM_FULL : Maintenance.VACUUM);
    if (analyze && operations.get(0) instanceof Operation.Maintain vacuum) {
      operations.add(new Operation.Maintain(Maintenance.ANALYZE, vacuum.targets(), false));
    }
    return operations;
  }

  List<Operation> analyze() throws NotUnderstoodException {
    option("VERBOSE");
    tokens.accept("VERBOSE");
    return of(Maintenance.ANALYZE);
  }

  /** Passes options in parentheses, where they come; returns whether one of them is switched on. */
  private boolean option(String... wanted) throws NotUnderstoodException {
    if (!tokens.isNext("(")) {
      return false;
    }
    List<Token> options = tokens.parenthesis();
    for (int i = 0; i < options.size(); i++) {
      if (Stream.of(wanted).anyMatch(options.get(i)::is)) {
        return i + 1 == options.size() || !isOff(options.get(i + 1));
      }
    }
    return false;
  }

  private static boolean isOff(Token value) {
    return value.is("FALSE")
        || value.is("OFF")
        || value.text().equals("0")
        || value.text().equalsIgnoreCase("'false'")
        || value.text().equalsIgnoreCase("'off'");
  }

  private List<Operation> of(Maintenance kind) throws NotUnderstoodException {
    List<Relation> targets = targets();
    List<Operation> operations = new ArrayList<>();
    operations.add(new Operation.Maintain(kind, Relation.tables(targets), false));
    operations.addAll(Relation.restrictions(targets));
    return operations;
  }

  private List<Relation> targets() throws NotUnderstoodException {
    List<Relation> targets = new ArrayList<>();
    if (tokens.atEnd()) {
      return targets;
    }
    do {
      targets.add(tokens.relation());
      if (tokens.isNext("(")) {
        tokens.nameList();
      }
    } while (tokens.accept(","));
    tokens.expectEnd();
    return targets;
  }

  Operation cluster() throws NotUnderstoodException {
    option("VERBOSE");
    tokens.accept("VERBOSE");
    List<Table> targets = new ArrayList<>();
    if (!tokens.atEnd()) {
      Table first = tokens.table();
      // an older form names the index first
      boolean indexFirst = tokens.accept("ON");
      targets.add(indexFirst ? tokens.table() : first);
      if (!indexFirst && tokens.accept("USING")) {
        tokens.name();
      }
    }
    tokens.expectEnd();
    return new Operation.Maintain(Maintenance.CLUSTER, targets, false);
  }

  Operation reindex() throws NotUnderstoodException {
    boolean concurrently = option("CONCURRENTLY");
    Maintenance kind =
        switch (tokens.next().keyword()) {
          case "INDEX" -> Maintenance.REINDEX_INDEX;
          case "TABLE" -> Maintenance.REINDEX_TABLE;
          case "SCHEMA" -> Maintenance.REINDEX_SCHEMA;
          case "DATABASE", "SYSTEM" -> {
            concurrently |= tokens.accept("CONCURRENTLY");
            tokens.rest();
            yield Maintenance.REINDEX_SCHEMA;
          }
          default -> throw new NotUnderstoodException("REINDEX of an unknown kind of object");
        };
    concurrently |= tokens.accept("CONCURRENTLY");
    List<Table> targets = tokens.atEnd() ? List.of() : List.of(tokens.table());
    tokens.expectEnd();
    return new Operation.Maintain(kind, targets, concurrently);
  }

  Operation refresh() throws NotUnderstoodException {
    tokens.expect("MATERIALIZED", "VIEW");
    boolean concurrently = tokens.accept("CONCURRENTLY");
    Table view = tokens.table();
    boolean empty = tokens.accept("WITH", "NO", "DATA");
    if (!empty) {
      tokens.accept("WITH", "DATA");
    }
    tokens.expectEnd();
    return new Operation.Maintain(
        empty ? Maintenance.EMPTY_MATERIALIZED_VIEW : Maintenance.REFRESH_MATERIALIZED_VIEW,
        List.of(view),
        concurrently);
  }
}
