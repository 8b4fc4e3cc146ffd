package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;

import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Attachment;
import java.util.List;
import java.util.stream.Stream;

/** Triggers, rules, policies, statistics and publications: what hangs on a table. */
final class AttachmentFacts {

  private final Situation situation;

  AttachmentFacts(Situation situation) {
    this.situation = situation;
  }

  void create(CreateObject operation, Table table, Deeds deeds) {
    switch (operation.kind()) {
      // explicit-locking: SHARE ROW EXCLUSIVE is "acquired by … CREATE TRIGGER"
      case TRIGGER -> createTrigger(operation, table, deeds);
      // explicit-locking: "CREATE STATISTICS"
      case STATISTICS -> deeds.lock(table, SHARE_UPDATE_EXCLUSIVE);
      default ->
          deeds
              .lock(operation.definition().reads(), ACCESS_SHARE)
              .lock(operation.definition().mentions().writes(), ROW_EXCLUSIVE)
              .lock(table, ACCESS_EXCLUSIVE);
    }
  }

  /** sql-createtrigger: only one for each row is made for every partition, too. */
  private void createTrigger(CreateObject operation, Table table, Deeds deeds) {
    boolean once = operation.definition().traits().contains(Trait.FOR_STATEMENT);
    deeds
        .lock(once ? List.of(table) : situation.partitionTree(table), SHARE_ROW_EXCLUSIVE)
        .lock(operation.definition().reads(), ACCESS_SHARE);
    Attachment made =
        new Attachment(table, ObjectKind.TRIGGER, operation.name(), operation.definition());
    new FiredFacts(situation).unshown(made, deeds);
  }

  /** What is not there is not dropped, and nothing is locked for it. */
  void drop(DropObject operation, Table table, Deeds deeds) {
    boolean absent =
        operation.ifExists()
            && situation.schema().table(table).isPresent()
            && !situation.schema().attachments().mayHave(table, operation.kind(), operation.name());
    if (absent) {
      return;
    }
    boolean onPartitions =
        operation.kind() == ObjectKind.TRIGGER && !isOnce(table, operation.name());
    deeds.lock(onPartitions ? situation.partitionTree(table) : List.of(table), ACCESS_EXCLUSIVE);
  }

  private boolean isOnce(Table table, String trigger) {
    return triggers(table).anyMatch(one -> one.name().equals(trigger) && isOnce(one));
  }

  private static boolean isOnce(Attachment trigger) {
    return trigger.traits().contains(Trait.FOR_STATEMENT);
  }

  /** Returns whether partitions of the table have triggers that are its own, one for each row. */
  boolean handsDown(Table table) {
    return situation.withAncestors(table).stream()
        .flatMap(this::triggers)
        .anyMatch(one -> !isOnce(one));
  }

  private Stream<Attachment> triggers(Table table) {
    return situation.schema().attachments().of(table).stream()
        .filter(one -> one.kind() == ObjectKind.TRIGGER);
  }

  /** Returns the tables of which ENABLE or DISABLE TRIGGER finds triggers for each row. */
  List<Table> switched(Table table, String detail) {
    String name = detail.substring(detail.lastIndexOf(' ') + 1);
    // up to 14 the triggers of keys are on partitions alone
    boolean keys =
        name.equals("ALL")
            && situation.isFrom(15)
            && !(situation.schema().foreignKeysOf(table).isEmpty()
                && situation.schema().foreignKeysTo(table).isEmpty());
    boolean any = name.equals("ALL") || name.equals("USER");
    boolean rows =
        triggers(table).anyMatch(one -> !isOnce(one) && (any || one.name().equals(name)));
    boolean unknown = !any && triggers(table).noneMatch(one -> one.name().equals(name));
    return keys || rows || unknown ? situation.partitionTree(table) : List.of(table);
  }

  void dropStatistics(DropObject operation, Deeds deeds) {
    deeds.lock(
        situation.schema().attachments().having(ObjectKind.STATISTICS, operation.name()),
        SHARE_UPDATE_EXCLUSIVE);
  }

  /**
   * sql-createpublication: without ONLY "the table and all its descendant tables" are added, of
   * which partitions need not be named.
   */
  List<Table> published(Table table) {
    return situation.isPartitioned(table) ? List.of(table) : situation.family(table);
  }

  /** sql-alterpublication, SET: "replace the list of tables", so those before are locked too. */
  void alterPublication(AlterObject operation, Table table, Deeds deeds) {
    deeds.lock(published(table), SHARE_UPDATE_EXCLUSIVE);
    if (operation.action().startsWith("SET TABLE")) {
      deeds.lock(
          situation.schema().attachments().having(ObjectKind.PUBLICATION, operation.name()),
          SHARE_UPDATE_EXCLUSIVE);
    }
  }
}
