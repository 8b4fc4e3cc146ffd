package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Table;
import java.util.Optional;

/** Carries views, sequences, types, routines and whole schemas to another name or place. */
final class RenameSteps {

  private final Schema before;

  RenameSteps(Schema before) {
    this.before = before;
  }

  Schema rename(AlterObject operation) {
    if (operation.kind() == ObjectKind.SCHEMA) {
      return operation.newName().map(to -> renamedSchema(operation.name(), to)).orElse(before);
    }
    if (operation.on().isPresent() && operation.kind() != ObjectKind.SEQUENCE) {
      return before.with(new AttachmentSteps(before.attachments()).alter(operation));
    }
    Table from = Table.named(operation.name());
    Table to =
        operation
            .newName()
            .map(from::sibling)
            .or(() -> operation.newSchema().map(schema -> before.named(schema, from.name())))
            .orElse(from);
    return operation.kind() == ObjectKind.FUNCTION ? routine(from, to) : moved(from, to);
  }

  /** The old name stays as well: another routine of that name may be left. */
  private Schema routine(Table from, Table to) {
    return before
        .object(from.sibling(from.name() + "()"))
        .map(known -> before.with(known.named(to.sibling(to.name() + "()"))))
        .orElse(before);
  }

  /** Carries what is neither table nor index to another name. */
  Schema moved(Table from, Table to) {
    Optional<SchemaObject> object = before.object(from);
    if (object.isEmpty()) {
      return withSequence(before, from, to);
    }
    Schema after = before.without(object.get()).with(object.get().named(to));
    for (Index index : before.indexesOf(from)) {
      after = after.without(index).with(index.on(to));
    }
    after = after.with(before.attachments().moved(from, to));
    return switch (object.get().kind()) {
      case TYPE, DOMAIN -> withColumns(after, from, to);
      case SEQUENCE -> withSequence(after, from, to);
      default -> followed(after, from, to);
    };
  }

  /** Returns the schema in which views go on reading what has another name now; not in MySQL. */
  static Schema followed(Schema renamed, Table from, Table to) {
    if (renamed.rules() == CatalogRules.MYSQL) {
      return renamed;
    }
    Schema after = renamed;
    for (SchemaObject object : renamed.objects()) {
      if (object.definition().reads().contains(from)) {
        after = after.with(object.following(from, to));
      }
    }
    return after;
  }

  private static Schema withColumns(Schema schema, Table from, Table to) {
    Schema after = schema;
    for (TableShape shape : schema.tables()) {
      for (Column column : shape.columns()) {
        if (Table.named(column.type().name()).equals(from)) {
          after = new ColumnSteps(after).change(shape.table(), column.name(), c -> typed(c, to));
        }
      }
    }
    return after;
  }

  private static Column typed(Column column, Table to) {
    ColumnType type = column.type();
    return column.ofType(
        new ColumnType(to.toString(), type.arguments(), type.dimensions(), type.collation()));
  }

  private static Schema withSequence(Schema schema, Table from, Table to) {
    for (TableShape shape : schema.tables()) {
      if (schema.sequencesOf(shape.table()).stream().anyMatch(s -> s.name().equals(from))) {
        return schema.withSequences(
            shape.table(),
            schema.sequencesOf(shape.table()).stream()
                .map(s -> s.name().equals(from) ? new Sequence(to, s.owner(), s.column()) : s)
                .toList());
      }
    }
    return schema;
  }

  private Schema renamedSchema(String from, String to) {
    Schema after = before;
    for (TableShape shape : before.tables()) {
      if (before.isIn(from, shape.table())) {
        after = new TableSteps(after).rename(shape.table(), before.named(to, shape.table().name()));
      }
    }
    for (SchemaObject object : before.objects()) {
      if (before.isIn(from, object.name())) {
        after = new RenameSteps(after).moved(object.name(), before.named(to, object.name().name()));
      }
    }
    return after;
  }
}
