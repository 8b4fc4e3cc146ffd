package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What PostgreSQL of one major version does. */
public final class PostgresqlKnowledge implements Knowledge {

  private static final int OLDEST = 13;
  private static final int NEWEST = 18;

  private final int major;

  /**
   * @param major version: 13 to 18
   */
  public PostgresqlKnowledge(int major) {
    if (major < OLDEST || major > NEWEST) {
      throw new IllegalArgumentException(
          "PostgreSQL %d is not one of %d to %d".formatted(major, OLDEST, NEWEST));
    }
    this.major = major;
  }

  /** Returns whether the server itself brings a function of that name along. */
  public static boolean bringsAlong(String function) {
    return Functions.isBuiltIn(function);
  }

  @Override
  public List<Effect> effectsOf(Operation operation, Schema schema) {
    return effectsOf(operation, new Situation(major, schema, Set.of(), Map.of(), false));
  }

  private static List<Effect> effectsOf(Operation operation, Situation situation) {
    return operation.accept(new Predictions(situation)).effects();
  }

  @Override
  public List<Effect> effectsOf(List<Operation> asked, Schema schema, ServerState state) {
    List<Operation> operations = run(asked, schema);
    Set<Table> only = new HashSet<>();
    Map<Table, Set<String>> blank = new HashMap<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Only restriction) {
        only.add(restriction.table());
      } else if (operation instanceof Operation.AddColumn added && isBlank(added.column())) {
        blank.computeIfAbsent(added.table(), t -> new HashSet<>()).add(added.column().name());
      }
    }
    Situation situation = new Situation(major, schema, only, blank, TimeZones.isUtc(state));
    List<Effect> effects =
        new ArrayList<>(
            Knowledge.together(
                operations, schema, (one, carried) -> effectsOf(one, situation.at(carried))));
    effects.addAll(madeAgain(operations, schema));
    new Refusals(situation).of(operations).map(Effect.Fails::new).ifPresent(effects::add);
    return effects;
  }

  /**
   * sql-createtableas, IF NOT EXISTS: "Do not throw an error if a relation with the same name
   * already exists; simply issue a notice and leave the table unmodified".
   */
  private static List<Operation> run(List<Operation> asked, Schema schema) {
    boolean filled =
        asked.stream()
            .anyMatch(
                operation ->
                    operation instanceof Operation.CreateTable create
                        && create.fromQuery()
                        && create.ifNotExists()
                        && schema.isTaken(create.table()));
    // a body that holds it holds others as well
    return filled && asked.size() == 2
        ? asked.stream().map(PostgresqlKnowledge::unrun).toList()
        : asked;
  }

  private static Operation unrun(Operation operation) {
    return operation instanceof Operation.Query query ? query.unrun() : operation;
  }

  /** An index that goes with its constraint, and is built again behind another of its name. */
  private static List<Effect> madeAgain(List<Operation> operations, Schema schema) {
    List<Effect> again = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.DropConstraint drop
          && schema.index(drop.table(), drop.constraint()).isPresent()
          && operations.stream().anyMatch(other -> builds(other, drop.table()))
          && Knowledge.after(operations, schema)
              .index(drop.table(), drop.constraint())
              .isPresent()) {
        again.add(new Effect.RebuildsIndex(drop.table(), drop.constraint()));
      }
    }
    return again;
  }

  private static boolean builds(Operation operation, Table table) {
    return operation instanceof Operation.AddConstraint add
        && add.table().equals(table)
        && add.constraint().usingIndex().isEmpty();
  }

  private static boolean isBlank(Column column) {
    return column.defaultValue().isEmpty() && column.generation() == Column.Generation.NONE;
  }
}
