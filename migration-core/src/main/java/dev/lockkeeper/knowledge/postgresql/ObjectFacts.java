package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.TableShape;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Triggers, views, sequences, types and whatever else is neither table nor index. */
final class ObjectFacts {

  private static final Set<ObjectKind> LOCKED_TO_DROP =
      EnumSet.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE);

  private final Situation situation;

  ObjectFacts(Situation situation) {
    this.situation = situation;
  }

  Deeds create(CreateObject operation) {
    Deeds deeds = situation.deeds();
    switch (operation.kind()) {
      // explicit-locking: SHARE ROW EXCLUSIVE is "acquired by … CREATE TRIGGER"
      case TRIGGER -> operation.on().ifPresent(table -> createTrigger(operation, table, deeds));
      case RULE, POLICY ->
          operation
              .on()
              .ifPresent(
                  table ->
                      deeds
                          .lock(operation.definition().reads(), ACCESS_SHARE)
                          .lock(table, ACCESS_EXCLUSIVE));
      // its owner must be there and stay
      case SEQUENCE -> deeds.lock(operation.definition().reads(), ACCESS_SHARE);
      // explicit-locking: "CREATE STATISTICS", and the server shows it for publications
      case STATISTICS ->
          operation.on().ifPresent(table -> deeds.lock(table, SHARE_UPDATE_EXCLUSIVE));
      case PUBLICATION -> deeds.lock(operation.definition().reads(), SHARE_UPDATE_EXCLUSIVE);
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
      case DATABASE -> deeds.forbidsTransaction();
      default -> {
        // takes no lock on a table
      }
    }
    return deeds;
  }

  /** sql-createtrigger: only one for each row is made for every partition, too. */
  private void createTrigger(CreateObject operation, Table table, Deeds deeds) {
    boolean once = operation.definition().traits().contains(Trait.FOR_STATEMENT);
    deeds
        .lock(once ? List.of(table) : situation.partitionTree(table), SHARE_ROW_EXCLUSIVE)
        .lock(operation.definition().reads(), ACCESS_SHARE);
  }

  Deeds drop(DropObject operation) {
    Deeds deeds = situation.deeds();
    switch (operation.kind()) {
      case TRIGGER ->
          operation
              .on()
              .ifPresent(table -> deeds.lock(situation.partitionTree(table), ACCESS_EXCLUSIVE));
      case RULE, POLICY -> operation.on().ifPresent(table -> deeds.lock(table, ACCESS_EXCLUSIVE));
      case VIEW, MATERIALIZED_VIEW -> {
        Table view = named(operation.name());
        deeds.lock(view, ACCESS_EXCLUSIVE).breaksBoth(view, view + " no longer exists");
        if (operation.cascade()) {
          deeds.lock(situation.viewsOver(List.of(view)), ACCESS_EXCLUSIVE);
        }
      }
      case SEQUENCE -> dropSequence(operation, deeds);
      case TYPE, DOMAIN -> dropType(operation, deeds);
      case SCHEMA -> dropSchema(operation, deeds);
      case DATABASE -> deeds.forbidsTransaction();
      case OWNED -> deeds.unknown("what %s owns is not known".formatted(operation.name()));
      default -> {
        // takes no lock on a table
      }
    }
    return deeds;
  }

  private void dropSequence(DropObject operation, Deeds deeds) {
    Table sequence = named(operation.name());
    deeds.lock(sequence, ACCESS_EXCLUSIVE).loses(sequence, "the count of " + sequence);
    if (!operation.cascade()) {
      return;
    }
    for (TableShape shape : situation.schema().tables()) {
      // sql-dropsequence, CASCADE: the defaults that use it go as well
      if (shape.columns().stream()
          .anyMatch(column -> situation.sequencesOf(shape.table(), column).contains(sequence))) {
        deeds.lock(shape.table(), ACCESS_EXCLUSIVE);
      }
    }
  }

  /** sql-droptype, CASCADE: columns of the type go with it. */
  private void dropType(DropObject operation, Deeds deeds) {
    if (operation.cascade()) {
      for (TableShape user : Types.users(operation.name(), situation.schema())) {
        deeds
            .lock(user.table(), ACCESS_EXCLUSIVE)
            .loses(user.table(), "columns of type %s".formatted(operation.name()))
            .breaksBoth(user.table(), "columns of type %s go".formatted(operation.name()));
      }
    }
  }

  private void dropSchema(DropObject operation, Deeds deeds) {
    for (TableShape shape : situation.schema().tables()) {
      Table table = shape.table();
      if (table.schema().orElse("public").equals(operation.name())) {
        deeds
            .lock(table, ACCESS_EXCLUSIVE)
            .loses(table, "all rows of %s".formatted(table))
            .breaksBoth(table, "table %s no longer exists".formatted(table));
        situation
            .schema()
            .sequencesOf(table)
            .forEach(sequence -> deeds.lock(sequence.name(), ACCESS_EXCLUSIVE));
      }
    }
    for (SchemaObject object : situation.schema().objects()) {
      if (LOCKED_TO_DROP.contains(object.kind())
          && object.name().schema().orElse("public").equals(operation.name())) {
        deeds.lock(object.name(), ACCESS_EXCLUSIVE);
      }
    }
  }

  Deeds alter(AlterObject operation) {
    Deeds deeds = situation.deeds();
    switch (operation.kind()) {
      case COMMENT -> operation.on().ifPresent(table -> deeds.lock(table, ofComment(operation)));
      case VIEW -> deeds.lock(named(operation.name()), ACCESS_EXCLUSIVE);
      case MATERIALIZED_VIEW ->
          deeds.lock(
              named(operation.name()), sets(operation) ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE);
      // sql-altersequence: "SHARE ROW EXCLUSIVE", but for what concerns its name and its owner
      case SEQUENCE -> {
        operation.on().ifPresent(owner -> deeds.lock(owner, ACCESS_SHARE));
        deeds.lock(
            named(operation.name()), renames(operation) ? ACCESS_EXCLUSIVE : SHARE_ROW_EXCLUSIVE);
      }
      case DOMAIN -> alterDomain(operation, deeds);
      // the reader calls nothing else by that kind than ALL IN TABLESPACE
      case TABLESPACE ->
          deeds.unknown("what lies in tablespace %s is not known".formatted(operation.name()));
      case PUBLICATION ->
          operation.on().ifPresent(table -> deeds.lock(table, SHARE_UPDATE_EXCLUSIVE));
      case PRIVILEGE -> {
        // from 18 on nobody can drop what a privilege is being granted on
        if (situation.isFrom(18)) {
          operation.on().ifPresent(table -> deeds.lock(table, ACCESS_SHARE));
        }
      }
      case TRIGGER, RULE, POLICY ->
          operation.on().ifPresent(table -> deeds.lock(table, ACCESS_EXCLUSIVE));
      default -> {
        // takes no lock on a table
      }
    }
    return deeds;
  }

  /**
   * explicit-locking: "COMMENT ON" takes SHARE UPDATE EXCLUSIVE on what it is about, and where that
   * is a constraint or trigger only ACCESS SHARE on its table.
   */
  private static PostgresqlLock ofComment(AlterObject operation) {
    String action = operation.action().toUpperCase(Locale.ROOT);
    return Stream.of("TABLE", "COLUMN", "VIEW", "MATERIALIZED", "SEQUENCE")
            .anyMatch(action::endsWith)
        ? SHARE_UPDATE_EXCLUSIVE
        : ACCESS_SHARE;
  }

  private static boolean sets(AlterObject operation) {
    String action = operation.action().toUpperCase(Locale.ROOT).replace(" ", "");
    return action.startsWith("SET(") || action.startsWith("RESET(");
  }

  private static boolean renames(AlterObject operation) {
    String action = operation.action().toUpperCase(Locale.ROOT);
    return action.startsWith("RENAME")
        || action.startsWith("OWNER TO")
        || action.startsWith("SET SCHEMA");
  }

  /** sql-alterdomain: a new constraint is checked against every column that uses the domain. */
  private void alterDomain(AlterObject operation, Deeds deeds) {
    String action = operation.action().toUpperCase(Locale.ROOT);
    boolean checks =
        (action.contains("ADD") || action.contains("SET NOT NULL") || action.contains("VALIDATE"))
            && !action.contains("NOT VALID");
    if (checks) {
      for (TableShape user : Types.users(operation.name(), situation.schema())) {
        List<Table> heaps = situation.leaves(user.table());
        deeds.lock(user.table(), SHARE).scan(heaps);
      }
    }
  }

  static Table named(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0 || name.startsWith("public.")) {
      return Table.of(name.substring(dot + 1));
    }
    return Table.of(name.substring(0, dot), name.substring(dot + 1));
  }
}
