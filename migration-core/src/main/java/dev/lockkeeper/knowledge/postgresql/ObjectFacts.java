package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Signature;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Optional;

/**
 * Triggers, views, sequences, types and whatever else is neither table nor index, made and gone.
 */
final class ObjectFacts {

  private final Situation situation;

  ObjectFacts(Situation situation) {
    this.situation = situation;
  }

  /**
   * sql-createfunction: CREATE OR REPLACE changes neither "the name or argument types" of a
   * function nor "the return type of an existing function".
   */
  private Optional<String> refusal(CreateObject operation) {
    Table name = named(operation.name());
    Optional<Signature> old =
        situation
            .schema()
            .object(name.sibling(name.name() + "()"))
            .flatMap(known -> known.definition().signature())
            .filter(known -> operation.guarded());
    Optional<Signature> made = operation.definition().signature();
    if (old.isEmpty() || made.isEmpty()) {
      return Optional.empty();
    }
    return made.get().givesOther(old.get())
        ? Optional.of("cannot change return type of existing function")
        : old.get()
            .renamedIn(made.get())
            .map(parameter -> "cannot change name of input parameter \"%s\"".formatted(parameter));
  }

  Deeds create(CreateObject operation) {
    Deeds deeds = situation.deeds();
    switch (operation.kind()) {
      case TRIGGER, RULE, POLICY, STATISTICS ->
          operation
              .on()
              .ifPresent(table -> new AttachmentFacts(situation).create(operation, table, deeds));
      // the server reads a body in SQL, which no trigger's is, and the definition of what it names
      case FUNCTION -> {
        refusal(operation).ifPresent(deeds::fails);
        if (operation.definition().traits().contains(Trait.TRIGGERED)) {
          break;
        }
        for (Table read : operation.definition().reads()) {
          deeds.lock(read, ACCESS_SHARE).lock(situation.readBy(read), ACCESS_SHARE);
        }
        deeds.lock(operation.definition().mentions().writes(), ROW_EXCLUSIVE);
      }
      // its owner must be there and stay
      case SEQUENCE -> deeds.lock(operation.definition().reads(), ACCESS_SHARE);
      // the manual names no lock for publications; the server shows it
      case PUBLICATION -> {
        for (Table table : operation.definition().reads()) {
          deeds.lock(new AttachmentFacts(situation).published(table), SHARE_UPDATE_EXCLUSIVE);
        }
      }
      // the server reads the definition of what the query names
      case MATERIALIZED_VIEW -> deeds.lock(operation.definition().reads(), ACCESS_SHARE);
      case VIEW -> {
        Table view = named(operation.name());
        deeds.lock(operation.definition().reads(), ACCESS_SHARE);
        if (situation.schema().object(view).isPresent()) {
          deeds.lock(view, ACCESS_EXCLUSIVE);
        }
      }
      // sql-createdatabase: "cannot be executed inside a transaction block"
      case DATABASE, SERVER -> deeds.forbidsTransaction();
      // sql-createsubscription: not in a transaction block where a replication slot is made
      case SUBSCRIPTION -> {
        if (!operation.definition().traits().contains(Trait.UNCONNECTED)) {
          deeds.forbidsTransaction();
        }
      }
      default -> {
        // takes no lock on a table
      }
    }
    return deeds;
  }

  Deeds drop(DropObject operation) {
    Deeds deeds = situation.deeds();
    switch (operation.kind()) {
      case TRIGGER, RULE, POLICY ->
          operation
              .on()
              .ifPresent(table -> new AttachmentFacts(situation).drop(operation, table, deeds));
      case STATISTICS -> new AttachmentFacts(situation).dropStatistics(operation, deeds);
      case VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> {
        Table view = named(operation.name());
        deeds.lock(view, ACCESS_EXCLUSIVE).breaksBoth(view, view + " no longer exists");
        if (operation.cascade()) {
          deeds.lock(situation.viewsOver(List.of(view)), ACCESS_EXCLUSIVE);
        }
      }
      case SEQUENCE -> new DropFacts(situation).sequence(operation, deeds);
      case TYPE, DOMAIN -> new DropFacts(situation).type(operation, deeds);
      case SCHEMA -> new DropFacts(situation).schema(operation, deeds);
      case FUNCTION -> new DropFacts(situation).function(operation, deeds);
      // sql-dropsubscription: not in a transaction block where a replication slot goes with it
      case DATABASE, SERVER, SUBSCRIPTION -> deeds.forbidsTransaction();
      case OWNED -> deeds.unknown("what %s owns is not known".formatted(operation.name()));
      // sql-dropextension, CASCADE: columns, indexes and constraints that use its members go along
      case EXTENSION -> {
        if (operation.cascade()) {
          deeds.unknown("what uses extension %s is not known".formatted(operation.name()));
        }
      }
      default -> {
        // takes no lock on a table
      }
    }
    return deeds;
  }

  static Table named(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? Table.of(name) : Table.of(name.substring(0, dot), name.substring(dot + 1));
  }
}
