package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Triggers, views, sequences, types and whatever else is neither table nor index, changed. */
final class ObjectChangeFacts {

  private static final Pattern RETYPED = Pattern.compile("ALTER ATTRIBUTE .+ TYPE (.+) CASCADE");

  private final Situation situation;

  ObjectChangeFacts(Situation situation) {
    this.situation = situation;
  }

  Deeds alter(AlterObject operation) {
    Deeds deeds = situation.deeds();
    switch (operation.kind()) {
      case COMMENT -> operation.on().ifPresent(table -> deeds.lock(table, ofComment(operation)));
      case VIEW, FOREIGN_TABLE -> deeds.lock(ObjectFacts.named(operation.name()), ACCESS_EXCLUSIVE);
      case MATERIALIZED_VIEW -> {
        Table view = ObjectFacts.named(operation.name());
        deeds.lock(view, sets(operation) ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE);
        if (moves(operation)) {
          deeds.moveFiles(view);
        }
      }
      // sql-altersequence: "SHARE ROW EXCLUSIVE", but for its name, its owner and its storage
      case SEQUENCE -> {
        operation.on().ifPresent(owner -> deeds.lock(owner, ACCESS_SHARE));
        deeds.lock(
            ObjectFacts.named(operation.name()),
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
      new IndexFacts(situation).move(ObjectFacts.named(operation.name()), deeds);
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
      for (Table name : List.of(ObjectFacts.named(operation.name()), ObjectFacts.named(part))) {
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
      if (Types.isTyped(shape, ObjectFacts.named(operation.name()))) {
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
}
