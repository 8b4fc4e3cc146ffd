package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.List;

/** Carries triggers, rules, policies, statistics and publications forward. */
final class AttachmentSteps {

  private final Attachments before;

  AttachmentSteps(Attachments before) {
    this.before = before;
  }

  Attachments create(CreateObject operation) {
    List<Table> tables =
        operation.kind() == ObjectKind.PUBLICATION
            ? operation.definition().reads()
            : operation.on().stream().toList();
    Attachments after = before;
    for (Table table : tables) {
      after =
          after.with(
              new Attachment(table, operation.kind(), operation.name(), operation.definition()));
    }
    return after;
  }

  Attachments drop(DropObject operation) {
    List<Table> tables =
        operation.on().isPresent()
            ? List.of(operation.on().get())
            : before.having(operation.kind(), operation.name());
    Attachments after = before;
    for (Table table : tables) {
      after = after.without(table, operation.kind(), operation.name());
    }
    return after;
  }

  /**
   * sql-altertable: a trigger that is disabled, or enabled for replicas alone, "is not executed
   * when its triggering event occurs". ONLY would leave those of partitions as they are, so theirs
   * are taken to stay.
   */
  Attachments switched(ChangeTableOption operation, Schema schema) {
    String detail = operation.detail();
    String name = detail.substring(detail.lastIndexOf(' ') + 1);
    boolean any = name.equals("ALL") || name.equals("USER");
    boolean on = detail.startsWith("ENABLE") && !detail.startsWith("ENABLE REPLICA");
    ObjectKind kind =
        operation.option() == TableOption.RULES ? ObjectKind.RULE : ObjectKind.TRIGGER;
    Attachments after = before;
    for (Attachment one : before.of(operation.table())) {
      boolean stays =
          schema.isPartitioned(operation.table()) && !one.traits().contains(Trait.FOR_STATEMENT);
      if (one.kind() == kind && (any || one.name().equals(name)) && (on || !stays)) {
        after = after.with(one.switched(on));
      }
    }
    return after;
  }

  /** What is renamed may have any name from then on. */
  Attachments alter(AlterObject operation) {
    if (operation.on().isEmpty()) {
      return before;
    }
    Table table = operation.on().get();
    if (operation.kind() == ObjectKind.PUBLICATION) {
      return publish(operation, table);
    }
    return operation.action().startsWith("RENAME") ? before.with(Attachment.unseen(table)) : before;
  }

  /** Of a list behind SET there is one operation for each table, so that none ends another. */
  private Attachments publish(AlterObject operation, Table table) {
    return operation.action().startsWith("DROP")
        ? before.without(table, ObjectKind.PUBLICATION, operation.name())
        : before.with(
            new Attachment(table, ObjectKind.PUBLICATION, operation.name(), known(operation)));
  }

  /** What is published of one table is of all. */
  private Definition known(AlterObject publication) {
    return before.all().stream()
        .filter(one -> one.is(publication.kind(), publication.name()))
        .map(Attachment::definition)
        .findFirst()
        .orElse(Definition.NONE);
  }
}
