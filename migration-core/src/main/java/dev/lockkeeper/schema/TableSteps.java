package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Optional;

/** Carries tables that are there forward: dropped, renamed, moved. */
final class TableSteps {

  private final Schema before;

  TableSteps(Schema before) {
    this.before = before;
  }

  /** Foreign keys that point at the table can only be there under CASCADE, and go with it. */
  Schema drop(Table table) {
    Optional<TableShape> shape = before.table(table);
    if (shape.isEmpty()) {
      return before.object(table).map(before::without).orElse(before);
    }
    Schema after = before;
    for (TableShape child : before.childrenOf(table)) {
      after = new TableSteps(after).drop(child.table());
    }
    for (ForeignKey key : after.foreignKeysTo(table)) {
      after =
          after.with(after.table(key.table()).orElseThrow().withoutConstraint(key.constraint()));
    }
    for (Index index : after.indexesOf(table)) {
      after = after.without(index);
    }
    after = ObjectSteps.withoutViewsOver(table, after);
    return after
        .withSequences(table, List.of())
        .without(after.table(table).orElseThrow())
        .with(after.attachments().without(table));
  }

  Schema dropSchema(String name) {
    Schema after = before;
    for (TableShape shape : before.tables()) {
      if (before.isIn(name, shape.table())) {
        after = new TableSteps(after).drop(shape.table());
      }
    }
    for (SchemaObject object : before.objects()) {
      after = before.isIn(name, object.name()) ? after.without(object) : after;
    }
    return after;
  }

  Schema rename(Table table, Table to) {
    Optional<TableShape> shape = before.table(table);
    if (shape.isEmpty()) {
      // ALTER TABLE … RENAME serves indexes and views as well
      return renamedObject(table, to);
    }
    if (before.isTaken(to)) {
      return before;
    }
    List<Index> indexes = before.indexesOf(table);
    List<ForeignKey> keys = before.foreignKeysTo(table);
    List<TableShape> children = before.childrenOf(table);
    List<Sequence> sequences = before.sequencesOf(table);
    Schema after = before;
    for (Index index : indexes) {
      after = after.without(index);
    }
    after = after.withSequences(table, List.of()).without(shape.get()).with(shape.get().named(to));
    for (Index index : indexes) {
      after = after.with(index.on(to));
    }
    for (ForeignKey key : keys) {
      Table from = key.table().equals(table) ? to : key.table();
      after = after.with(pointedAt(after.table(from).orElseThrow(), table, to));
    }
    for (TableShape child : children) {
      after = after.with(childOf(after.table(child.table()).orElseThrow(), table, to));
    }
    boolean moved = !table.schema().equals(to.schema());
    after = RenameSteps.followed(after.with(after.attachments().moved(table, to)), table, to);
    return after.withSequences(
        to,
        sequences.stream()
            .map(s -> new Sequence(moved ? to.sibling(s.name().name()) : s.name(), to, s.column()))
            .toList());
  }

  private Schema renamedObject(Table name, Table to) {
    if (before.index(name).isPresent() && name.schema().equals(to.schema())) {
      return new IndexSteps(before).rename(name, to.name(), Optional.empty());
    }
    return new RenameSteps(before).moved(name, to);
  }

  private static TableShape pointedAt(TableShape shape, Table from, Table to) {
    return shape.mapConstraints(
        c ->
            c.kind() != Kind.FOREIGN_KEY
                ? c
                : c.pointingAt(
                    c.references()
                        .map(
                            r ->
                                r.table().equals(from)
                                    ? new Reference(to, r.columns(), r.actions())
                                    : r)));
  }

  private static TableShape childOf(TableShape child, Table from, Table to) {
    return child.withParents(
        child.partitionOf().map(parent -> parent.equals(from) ? to : parent),
        child.inherits().stream().map(parent -> parent.equals(from) ? to : parent).toList(),
        child.defaultPartition());
  }
}
