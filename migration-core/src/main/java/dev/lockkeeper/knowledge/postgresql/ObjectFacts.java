package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Signature;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Triggers, views, sequences, types and whatever else is neither table nor index. */
final class ObjectFacts {

  private static final Pattern RETYPED = Pattern.compile("ALTER ATTRIBUTE .+ TYPE (.+) CASCADE");

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

  Deeds alter(AlterObject operation) {
    Deeds deeds = situation.deeds();
    switch (operation.kind()) {
      case COMMENT -> operation.on().ifPresent(table -> deeds.lock(table, ofComment(operation)));
      case VIEW, FOREIGN_TABLE -> deeds.lock(named(operation.name()), ACCESS_EXCLUSIVE);
      case MATERIALIZED_VIEW -> {
        Table view = named(operation.name());
        deeds.lock(view, sets(operation) ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE);
        if (moves(operation)) {
          deeds.moveFiles(view);
        }
      }
      // sql-altersequence: "SHARE ROW EXCLUSIVE", but for its name, its owner and its storage
      case SEQUENCE -> {
        operation.on().ifPresent(owner -> deeds.lock(owner, ACCESS_SHARE));
        deeds.lock(
            named(operation.name()),
            isMoreThanNumbers(operation) ? ACCESS_EXCLUSIVE : SHARE_ROW_EXCLUSIVE);
      }
      case DOMAIN -> alterDomain(operation, deeds);
      case TYPE -> alterType(operation, deeds);
      // the reader calls nothing else by that kind than ALL IN TABLESPACE
      case TABLESPACE ->
          deeds.unknown("what lies in tablespace %s is not known".formatted(operation.name()));
      case PUBLICATION ->
          operation
              .on()
              .ifPresent(
                  table ->
                      new AttachmentFacts(situation).alterPublication(operation, table, deeds));
      // sql-altersystem: "cannot be run inside a transaction block"
      case SERVER -> deeds.forbidsTransaction();
      case PRIVILEGE -> {
        // from 18 on nobody can drop what a privilege is being granted on
        if (situation.isFrom(18)) {
          operation.on().ifPresent(table -> deeds.lock(table, ACCESS_SHARE));
        }
      }
      // sql-altertrigger: from 15 on those of partitions are renamed along
      case TRIGGER ->
          operation
              .on()
              .map(table -> situation.isFrom(15) ? situation.partitionTree(table) : List.of(table))
              .ifPresent(tables -> deeds.lock(tables, ACCESS_EXCLUSIVE));
      case RULE, POLICY -> operation.on().ifPresent(table -> deeds.lock(table, ACCESS_EXCLUSIVE));
      case OTHER -> alterIndex(operation, deeds);
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
    return Stream.of("TABLE", "COLUMN", "VIEW", "MATERIALIZED", "SEQUENCE", "FOREIGN")
            .anyMatch(action::endsWith)
        ? SHARE_UPDATE_EXCLUSIVE
        : ACCESS_SHARE;
  }

  private void alterIndex(AlterObject operation, Deeds deeds) {
    if (operation.action().startsWith("INDEX ") && moves(operation)) {
      new IndexFacts(situation).move(named(operation.name()), deeds);
    } else {
      attachIndex(operation, deeds);
    }
  }

  /** To the server's own tablespace, most are there already. */
  private static boolean moves(AlterObject operation) {
    String action = operation.action().toUpperCase(Locale.ROOT);
    return action.contains("SET TABLESPACE ") && !action.endsWith(" PG_DEFAULT");
  }

  /** sql-alterindex, ATTACH PARTITION: the tables of both indexes are looked up. */
  private void attachIndex(AlterObject operation, Deeds deeds) {
    String attaching = "INDEX ATTACH PARTITION ";
    if (operation.action().startsWith(attaching)) {
      String part = operation.action().substring(attaching.length());
      for (Table name : List.of(named(operation.name()), named(part))) {
        situation.schema().index(name).ifPresent(index -> deeds.lock(index.table(), ACCESS_SHARE));
      }
    }
  }

  private static boolean sets(AlterObject operation) {
    String action = operation.action().toUpperCase(Locale.ROOT).replace(" ", "");
    return action.matches(
        "(?:ALTER(?:COLUMN)?.+)?(?:SET|RESET)\\(.*|ALTER.+SETSTATISTICS.*"
            + "|CLUSTERON.*|SETWITHOUTCLUSTER");
  }

  private static boolean isMoreThanNumbers(AlterObject operation) {
    String action = operation.action().toUpperCase(Locale.ROOT);
    return action.startsWith("RENAME")
        || action.startsWith("OWNER TO")
        || action.startsWith("SET SCHEMA")
        || action.startsWith("SET LOGGED")
        || action.startsWith("SET UNLOGGED");
  }

  /**
   * sql-altertype, CASCADE: the change reaches the "typed tables of the type being altered". Of
   * what type an attribute was is not known; only to text without an end hardly anything else than
   * a text with one is changed, and that without a rewrite.
   */
  private void alterType(AlterObject operation, Deeds deeds) {
    if (!operation.action().endsWith(" CASCADE")) {
      return;
    }
    Matcher retyped = RETYPED.matcher(operation.action());
    boolean rewrites =
        retyped.matches() && !retyped.group(1).matches("text|varchar|character varying");
    for (TableShape shape : situation.schema().tables()) {
      if (Types.isTyped(shape, named(operation.name()))) {
        deeds.lock(situation.family(shape.table()), ACCESS_EXCLUSIVE);
        if (rewrites) {
          deeds.rewrite(situation.heaps(shape.table()));
        }
      }
    }
  }

  /** sql-alterdomain: a new constraint is checked against every column that uses the domain. */
  private void alterDomain(AlterObject operation, Deeds deeds) {
    String action = operation.action().toUpperCase(Locale.ROOT);
    boolean checks =
        (action.startsWith("ADD ")
                || action.startsWith("SET NOT NULL")
                || action.startsWith("VALIDATE "))
            && !action.contains("NOT VALID");
    if (checks) {
      for (TableShape user : Types.users(operation.name(), situation.schema())) {
        // what is divided holds no rows, and is passed over
        List<Table> heaps = situation.leaves(user.table());
        deeds.lock(heaps, SHARE).scan(heaps);
      }
    }
  }

  static Table named(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? Table.of(name) : Table.of(name.substring(0, dot), name.substring(dot + 1));
  }
}
