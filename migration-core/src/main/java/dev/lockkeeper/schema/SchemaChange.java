package dev.lockkeeper.schema;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.OperationVisitor;
import dev.lockkeeper.operation.Table;
import java.util.Optional;

/** Gives the schema that an operation leaves behind; what it does not know, it leaves alone. */
final class SchemaChange implements OperationVisitor<Schema> {

  private final Schema before;

  SchemaChange(Schema before) {
    this.before = before;
  }

  @Override
  public Schema visit(Operation.CreateTable operation) {
    return new NewTableSteps(before).create(operation);
  }

  @Override
  public Schema visit(Operation.DropTable operation) {
    return new TableSteps(before).drop(operation.table());
  }

  @Override
  public Schema visit(Operation.RenameTable operation) {
    return new TableSteps(before)
        .rename(operation.table(), operation.table().sibling(operation.to()));
  }

  @Override
  public Schema visit(Operation.MoveTable operation) {
    return new TableSteps(before)
        .rename(operation.table(), before.named(operation.toSchema(), operation.table().name()));
  }

  @Override
  public Schema visit(Operation.AddColumn operation) {
    return new ColumnSteps(before).add(operation);
  }

  @Override
  public Schema visit(Operation.RedefineColumn operation) {
    return new ColumnSteps(before).redefine(operation);
  }

  @Override
  public Schema visit(Operation.DropColumn operation) {
    return new ColumnSteps(before).drop(operation.table(), operation.column());
  }

  @Override
  public Schema visit(Operation.RenameColumn operation) {
    return new ColumnSteps(before).rename(operation.table(), operation.column(), operation.to());
  }

  @Override
  public Schema visit(Operation.ChangeColumnType operation) {
    return new ColumnSteps(before)
        .change(operation.table(), operation.column(), column -> column.ofType(operation.type()));
  }

  @Override
  public Schema visit(Operation.SetNotNull operation) {
    return new ColumnSteps(before)
        .change(operation.table(), operation.column(), column -> column.notNull(true));
  }

  @Override
  public Schema visit(Operation.DropNotNull operation) {
    return new ColumnSteps(before)
        .change(operation.table(), operation.column(), column -> column.notNull(false));
  }

  @Override
  public Schema visit(Operation.SetDefault operation) {
    return new ColumnSteps(before)
        .change(
            operation.table(),
            operation.column(),
            column -> column.withDefault(Optional.of(operation.value())).unserial());
  }

  @Override
  public Schema visit(Operation.DropDefault operation) {
    return new ColumnSteps(before)
        .change(
            operation.table(),
            operation.column(),
            column -> column.withDefault(Optional.empty()).unserial());
  }

  @Override
  public Schema visit(Operation.AddConstraint operation) {
    return new ConstraintSteps(before).add(operation.table(), operation.constraint());
  }

  @Override
  public Schema visit(Operation.ValidateConstraint operation) {
    return new ConstraintSteps(before).validate(operation.table(), operation.constraint());
  }

  @Override
  public Schema visit(Operation.EnforceConstraint operation) {
    return new ConstraintSteps(before)
        .enforce(operation.table(), operation.constraint(), operation.enforced());
  }

  @Override
  public Schema visit(Operation.DropConstraint operation) {
    return new ConstraintSteps(before).drop(operation.table(), operation.constraint());
  }

  @Override
  public Schema visit(Operation.RenameConstraint operation) {
    return new ConstraintSteps(before)
        .rename(operation.table(), operation.constraint(), operation.to());
  }

  @Override
  public Schema visit(Operation.AttachPartition operation) {
    return new NewTableSteps(before)
        .attach(operation.table(), operation.partition(), operation.isDefault(), operation.bound());
  }

  @Override
  public Schema visit(Operation.DetachPartition operation) {
    return new NewTableSteps(before).detach(operation.table(), operation.partition());
  }

  @Override
  public Schema visit(Operation.ChangePartitions operation) {
    return new TableOptionSteps(before).partition(operation);
  }

  @Override
  public Schema visit(Operation.ConvertCharset operation) {
    return new TableOptionSteps(before).convert(operation);
  }

  @Override
  public Schema visit(Operation.Only operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.RequireAlgorithm operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.ChangeTableOption operation) {
    return new TableOptionSteps(before).option(operation);
  }

  @Override
  public Schema visit(Operation.CreateIndex operation) {
    return new IndexSteps(before).create(operation);
  }

  @Override
  public Schema visit(Operation.DropIndex operation) {
    return new IndexSteps(before).drop(operation.index(), operation.on());
  }

  @Override
  public Schema visit(Operation.RenameIndex operation) {
    return MisnamedIndex.in(before, operation)
        .map(this::visit)
        .orElseGet(
            () -> new IndexSteps(before).rename(operation.index(), operation.to(), operation.on()));
  }

  @Override
  public Schema visit(Operation.Maintain operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.Insert operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.Replace operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.Update operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.Delete operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.Truncate operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.Query operation) {
    // the server's own functions are called without a schema, and make nothing
    return operation.functions().stream().anyMatch(name -> name.contains("."))
        ? before.with(before.attachments().incomplete())
        : before;
  }

  @Override
  public Schema visit(Operation.LockTables operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.UnlockTables operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.SetSetting operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.ControlTransaction operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.SwallowErrors operation) {
    return before;
  }

  @Override
  public Schema visit(Operation.CreateObject operation) {
    Table name = Table.named(operation.name());
    if (operation.kind() == ObjectKind.FUNCTION) {
      // no table can have that name
      Table routine = name.sibling(name.name() + "()");
      return before.with(
          new SchemaObject(routine, ObjectKind.FUNCTION, Optional.empty(), operation.definition()));
    }
    return operation.on().isPresent() || !Schema.keeps(operation.kind())
        ? before.with(new AttachmentSteps(before.attachments()).create(operation))
        : new ObjectSteps(before).create(operation);
  }

  @Override
  public Schema visit(Operation.DropObject operation) {
    if (operation.kind() == ObjectKind.SCHEMA) {
      return new TableSteps(before).dropSchema(operation.name());
    }
    Schema after = before.with(new AttachmentSteps(before.attachments()).drop(operation));
    return operation.on().isPresent()
        ? after
        : after
            .object(Table.named(operation.name()))
            .map(it -> ObjectSteps.withoutViewsOver(it.name(), after.without(it)))
            .orElse(after);
  }

  @Override
  public Schema visit(Operation.AlterObject operation) {
    if (operation.newName().isPresent() || operation.newSchema().isPresent()) {
      return new RenameSteps(before).rename(operation);
    }
    return switch (operation.kind()) {
      case DOMAIN -> new ObjectSteps(before).alterDomain(operation);
      case SEQUENCE -> new ObjectSteps(before).ownSequence(operation);
      default -> before.with(new AttachmentSteps(before.attachments()).alter(operation));
    };
  }

  @Override
  public Schema visit(Operation.Unrecognized operation) {
    return before.with(before.attachments().incomplete());
  }
}
