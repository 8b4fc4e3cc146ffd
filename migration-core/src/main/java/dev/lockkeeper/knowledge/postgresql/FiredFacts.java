package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.Unrecognized;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Attachment;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a table's triggers and rules read and write when its rows are written.
 *
 * <p>sql-createtrigger: "the trigger's function is executed", in the statement's own transaction;
 * rules-update: what a rule says is done along with the statement, or instead of it.
 */
final class FiredFacts {

  /** Trigger functions of the server and its modules that touch nothing but the row. */
  private static final Set<String> QUIET =
      Set.of(
          "autoinc",
          "insert_username",
          "lo_manage",
          "moddatetime",
          "suppress_redundant_updates_trigger",
          "triggered_change_notification",
          "tsvector_update_trigger",
          "tsvector_update_trigger_column");

  private final Situation situation;

  FiredFacts(Situation situation) {
    this.situation = situation;
  }

  /**
   * @param rows that are inserted, as far as they are known, or of which each is like that one
   * @param several whether they may be more
   * @param taking partitions that may take them
   */
  void inserted(
      Table table, List<WrittenRow> rows, boolean several, Collection<Table> taking, Deeds deeds) {
    List<Attachment> attached = attached(table, taking, Trait.ON_INSERT, one -> true);
    fire(attached, Trait.ON_INSERT, rows, several, deeds);
  }

  void updated(Table table, Collection<String> columns, Deeds deeds) {
    WrittenRow row = WrittenRow.updated(columns, Map.of());
    updated(table, columns, row, situation.family(table), deeds);
  }

  /**
   * @param met the table, and what of its partitions and heirs may hold such rows
   */
  void updated(
      Table table, Collection<String> columns, WrittenRow row, Collection<Table> met, Deeds deeds) {
    Predicate<Attachment> concerned = one -> concerns(one, columns);
    fire(attached(table, met, Trait.ON_UPDATE, concerned), Trait.ON_UPDATE, List.of(row), deeds);
  }

  void deleted(Table table, Collection<Table> met, Deeds deeds) {
    List<WrittenRow> rows = List.of(WrittenRow.UNKNOWN);
    fire(attached(table, met, Trait.ON_DELETE, one -> true), Trait.ON_DELETE, rows, deeds);
  }

  void truncated(Table table, Deeds deeds) {
    List<Attachment> own = attached(table, List.of(), Trait.ON_TRUNCATE, one -> true);
    fire(own, Trait.ON_TRUNCATE, List.of(WrittenRow.UNKNOWN), deeds);
  }

  /** What the table's rules lock at most, where they are put in place of a statement. */
  void rewritten(Table table, Deeds deeds) {
    for (Trait event : List.of(Trait.ON_INSERT, Trait.ON_UPDATE, Trait.ON_DELETE)) {
      attached(table, List.of(), event, one -> one.kind() == ObjectKind.RULE)
          .forEach(rule -> run(rule, event, false, deeds));
    }
  }

  /** A row that finds another partition is deleted here and inserted there. */
  void moved(Table table, Collection<Table> met, Collection<Table> taking, Deeds deeds) {
    for (Trait event : List.of(Trait.ON_INSERT, Trait.ON_DELETE)) {
      Collection<Table> where = event == Trait.ON_INSERT ? taking : met;
      List<Attachment> forRow = attached(table, where, event, FiredFacts::isForRow);
      fire(forRow, event, List.of(WrittenRow.UNKNOWN), deeds);
    }
  }

  /**
   * sql-createtrigger: what is "FOR EACH ROW" on a partitioned table its partitions have as well; a
   * statement fires only the others of the table that it names.
   */
  private List<Attachment> attached(
      Table table, Collection<Table> met, Trait event, Predicate<Attachment> meant) {
    Set<Table> others = new LinkedHashSet<>(situation.withAncestors(table));
    others.addAll(met);
    others.remove(table);
    Stream<Attachment> own = situation.schema().attachments().of(table).stream();
    Stream<Attachment> forRow =
        others.stream()
            .flatMap(member -> situation.schema().attachments().of(member).stream())
            .filter(FiredFacts::isForRow);
    return Stream.concat(own, forRow)
        .filter(one -> one.traits().contains(event) && meant.test(one))
        .filter(one -> !one.traits().contains(Trait.SWITCHED_OFF))
        .toList();
  }

  private static boolean isForRow(Attachment one) {
    return one.kind() == ObjectKind.TRIGGER && !one.traits().contains(Trait.FOR_STATEMENT);
  }

  private void fire(List<Attachment> attached, Trait event, List<WrittenRow> rows, Deeds deeds) {
    fire(attached, event, rows, false, deeds);
  }

  private void fire(
      List<Attachment> attached, Trait event, List<WrittenRow> rows, boolean several, Deeds deeds) {
    for (Attachment one : attached) {
      if (!situation.firing().contains(one) && mayFire(one, attached, rows)) {
        run(one, event, (several || rows.size() > 1) && isForRow(one), deeds);
      }
    }
  }

  /**
   * "a Boolean expression that determines whether the trigger function will actually be executed"
   */
  private boolean mayFire(Attachment one, List<Attachment> attached, List<WrittenRow> rows) {
    Optional<Expression> when = one.definition().mentions().when();
    if (when.isEmpty()) {
      return true;
    }
    Optional<Set<String>> changed = changedBefore(one, attached);
    return rows.stream()
        .anyMatch(row -> row.mayFire(situation, one.on(), when.get().sql(), changed));
  }

  /** The columns that other triggers may have changed; nothing where it may be any of them. */
  private Optional<Set<String>> changedBefore(Attachment one, List<Attachment> attached) {
    Set<String> changed = new HashSet<>();
    for (Attachment other : attached) {
      if (other.equals(one) || !isForRow(other) || !other.traits().contains(Trait.BEFORE)) {
        continue;
      }
      List<Definition> functions = texts(other).toList();
      if (functions.isEmpty()) {
        return Optional.empty();
      }
      for (Definition function : functions) {
        if (function.mentions().columns().isEmpty()) {
          return Optional.empty();
        }
        changed.addAll(function.mentions().columns().get());
      }
    }
    return Optional.of(changed);
  }

  private static boolean concerns(Attachment trigger, Collection<String> columns) {
    return columns.isEmpty()
        || trigger.definition().mentions().columns().stream()
            .allMatch(named -> columns.stream().anyMatch(named::contains));
  }

  /** What the rule says itself, or the functions of the trigger. */
  private Stream<Definition> texts(Attachment fired) {
    if (fired.kind() == ObjectKind.RULE) {
      return Stream.of(fired.definition());
    }
    return fired.functions().stream()
        .map(ObjectFacts::named)
        .map(name -> situation.schema().object(name.sibling(name.name() + "()")))
        .flatMap(Optional::stream)
        .map(function -> function.definition());
  }

  /** Says of a trigger that nobody knows what it does, where no script shows its function. */
  void unshown(Attachment fired, Deeds deeds) {
    if (fired.kind() == ObjectKind.TRIGGER) {
      fired.functions().stream()
          .filter(function -> !isShown(ObjectFacts.named(function)))
          .forEach(function -> deeds.conceals(fired, "no script shows " + function + "()"));
    }
  }

  private boolean isShown(Table function) {
    return QUIET.contains(function.name())
        || situation.schema().object(function.sibling(function.name() + "()")).isPresent();
  }

  /**
   * What it does may fire others in its turn; one that fires itself adds nothing.
   *
   * @param again whether it may be done more than once
   */
  private void run(Attachment fired, Trait event, boolean again, Deeds deeds) {
    unshown(fired, deeds);
    Predictions within = new Predictions(situation.firing(fired));
    texts(fired)
        .flatMap(text -> text.mentions().deeds(event).stream())
        .forEach(
            deed -> {
              if (deed instanceof Unrecognized unread) {
                deeds.conceals(fired, unread.because());
              } else {
                deeds.locksOf(deed.accept(within));
              }
              if (again && deed instanceof Update update) {
                lookAgain(situation.written(update.table()), deeds);
              }
            });
  }

  /** What a row points at that this transaction has written is looked for at any later UPDATE. */
  private void lookAgain(Table table, Deeds deeds) {
    situation.schema().foreignKeysOf(table).stream()
        .filter(key -> !ForeignKeyFacts.waitsForCommit(key))
        .forEach(key -> new ForeignKeyFacts(situation).look(key, WrittenRow.UNKNOWN, deeds));
  }
}
