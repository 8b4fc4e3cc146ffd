package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Carries tables forward: born, dropped, renamed, made partitions and freed again. */
final class TableSteps {

  /** MySQL's types that have a character set. */
  private static final Set<String> TEXTS =
      Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");

  private final Schema before;

  TableSteps(Schema before) {
    this.before = before;
  }

  Schema create(CreateTable operation) {
    Table table = operation.table();
    if (before.isTaken(table)) {
      return before;
    }
    return perhapsOlder(operation, born(operation));
  }

  /**
   * A table that may have been there before, or is made from others, may have more than is seen.
   */
  private Schema perhapsOlder(CreateTable operation, Schema after) {
    boolean copied =
        operation.fromQuery()
            || operation.temporary()
            || (before.rules() == CatalogRules.MYSQL && !operation.like().isEmpty())
            || models(operation).anyMatch(model -> !isWhole(model));
    return operation.ifNotExists() || copied
        ? after.with(after.attachments().with(Attachment.unseen(operation.table())))
        : after;
  }

  private static Stream<Table> models(CreateTable operation) {
    return Stream.of(
            operation.like(), operation.inherits(), operation.partitionOf().stream().toList())
        .flatMap(List::stream);
  }

  private boolean isWhole(Table table) {
    return before.table(table).isPresent()
        && before.attachments().of(table).stream().noneMatch(one -> one.is(ObjectKind.OTHER, ""));
  }

  private Schema born(CreateTable operation) {
    Table table = operation.table();
    List<Table> parents =
        Stream.concat(operation.partitionOf().stream(), operation.inherits().stream()).toList();
    Schema after =
        before.with(
            new TableShape(
                table,
                columns(operation, parents),
                List.of(),
                operation.partitionOf(),
                operation.inherits(),
                operation.defaultPartition(),
                operation.options()));
    for (Column column : operation.columns()) {
      after = ColumnSteps.withSequence(after, table, column);
      after = ColumnSteps.withConstraints(after, table, column);
    }
    // a foreign key may find its index among those that are declared with it
    for (Operation.CreateIndex index : operation.indexes()) {
      after = new IndexSteps(after).create(index);
    }
    for (Constraint constraint : operation.constraints()) {
      // without rows NOT VALID means nothing, and is not kept
      after = new ConstraintSteps(after).add(table, constraint.validated());
    }
    for (Table model : operation.like()) {
      after = new LikeSteps(before.rules(), operation).copied(after, table, model);
    }
    return takenOver(after, table, parents);
  }

  Schema option(Operation.ChangeTableOption operation) {
    if (operation.option() == TableOption.INDEX_VISIBILITY) {
      return visibility(operation.table(), operation.detail());
    }
    if (operation.option() == TableOption.COLUMN_IDENTITY) {
      return new ColumnSteps(before).identity(operation.table(), operation.detail());
    }
    if (operation.option() == TableOption.COLUMN_EXPRESSION) {
      return new ColumnSteps(before).expression(operation.table(), operation.detail());
    }
    if (operation.option() == TableOption.INHERITANCE) {
      return inherit(operation.table(), operation.detail());
    }
    if (operation.option() == TableOption.CONSTRAINT_ATTRIBUTES) {
      return new DeferralSteps(before).attributes(operation.table(), operation.detail());
    }
    Schema after =
        operation.option() == TableOption.TRIGGERS || operation.option() == TableOption.RULES
            ? before.with(new AttachmentSteps(before.attachments()).switched(operation, before))
            : before;
    return after
        .table(operation.table())
        .map(shape -> after.with(shape.withOption(operation.option(), operation.detail())))
        .orElse(after);
  }

  /** The detail is INHERIT or NO INHERIT with the parent behind it. */
  private Schema inherit(Table table, String detail) {
    Table parent = Table.named(detail.substring(detail.lastIndexOf(' ') + 1));
    Optional<TableShape> child = before.table(table);
    if (child.isEmpty()) {
      return before;
    }
    List<Table> parents = new ArrayList<>(child.get().inherits());
    parents.remove(parent);
    if (!detail.startsWith("NO ")) {
      parents.add(parent);
    }
    return before.with(
        child
            .get()
            .withParents(child.get().partitionOf(), parents, child.get().defaultPartition()));
  }

  /** How MySQL divides the rows of a table from now on. */
  Schema partition(Operation.ChangePartitions operation) {
    return before
        .table(operation.table())
        .map(shape -> before.with(PartitionSteps.partitioned(shape, operation)))
        .orElse(before);
  }

  /** The detail is the index's name with VISIBLE or INVISIBLE behind it. */
  private Schema visibility(Table table, String detail) {
    int blank = detail.lastIndexOf(' ');
    boolean invisible = detail.endsWith(" INVISIBLE");
    return before
        .index(table, detail.substring(0, Math.max(blank, 0)))
        .map(index -> before.without(index).with(index.invisible(invisible)))
        .orElse(before);
  }

  /** Only texts have a character set; what is binary stays as it is. */
  Schema convert(Operation.ConvertCharset operation) {
    return before
        .table(operation.table())
        .map(shape -> before.with(converted(shape, operation)))
        .orElse(before);
  }

  private static TableShape converted(TableShape shape, Operation.ConvertCharset operation) {
    Optional<String> charset = Optional.of(operation.charset());
    List<Column> columns = new ArrayList<>();
    for (Column column : shape.columns()) {
      ColumnType type = column.type();
      columns.add(
          TEXTS.contains(type.name())
              ? column.ofType(type.withText(charset, operation.collation()))
              : column);
    }
    TableShape converted =
        shape.withColumns(columns).withOption(TableOption.CHARSET, operation.charset());
    return operation
        .collation()
        .map(collation -> converted.withOption(TableOption.COLLATION, collation))
        .orElse(converted);
  }

  private List<Column> columns(CreateTable operation, List<Table> parents) {
    List<Column> columns = new ArrayList<>();
    for (Table parent : parents) {
      before.table(parent).ifPresent(shape -> columns.addAll(shape.columns()));
    }
    LikeSteps likes = new LikeSteps(before.rules(), operation);
    for (Table model : operation.like()) {
      before
          .table(model)
          .ifPresent(shape -> shape.columns().stream().map(likes::column).forEach(columns::add));
    }
    for (Column column : operation.columns()) {
      Optional<Column> inherited =
          columns.stream().filter(other -> other.name().equals(column.name())).findFirst();
      inherited.ifPresent(columns::remove);
      columns.add(ColumnSteps.standing(inherited.map(one -> merged(one, column)).orElse(column)));
    }
    return columns;
  }

  /** A partition may name a column without its type; what its parent demands stays. */
  private static Column merged(Column inherited, Column own) {
    if (!own.type().equals(ColumnType.ELSEWHERE)) {
      return own;
    }
    return own.ofType(inherited.type())
        .notNull(own.notNull() || inherited.notNull())
        .withDefault(own.defaultValue().or(inherited::defaultValue));
  }

  /** Gives a child the constraints and indexes that its parents have and it has not. */
  private static Schema takenOver(Schema schema, Table child, List<Table> parents) {
    Schema after = schema;
    for (Table parent : parents) {
      TableShape shape = after.table(child).orElseThrow();
      List<Constraint> constraints =
          after.table(parent).map(TableShape::constraints).orElse(List.of());
      for (Constraint constraint : constraints) {
        if (constraint.inherited()
            && ConstraintSteps.reaches(shape, constraint.kind())
            && !has(after, child, constraint)) {
          after =
              new ConstraintSteps(after)
                  .add(child, ConstraintSteps.ofChild(constraint, after, parent));
        }
      }
      if (shape.partitionOf().isPresent()) {
        for (Index index : after.indexesOf(parent)) {
          after =
              IndexSteps.like(after, index, child).isPresent()
                  ? after
                  : after.with(IndexSteps.ofChild(after, index, child));
        }
      }
    }
    return after;
  }

  private static boolean has(Schema schema, Table table, Constraint constraint) {
    return schema.table(table).orElseThrow().constraints(constraint.kind()).stream()
        .anyMatch(
            own ->
                ConstraintSteps.hasIndex(own.kind())
                    ? own.columns().equals(constraint.columns())
                    : own.name().equals(constraint.name()));
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
    after = after.with(after.attachments().moved(table, to));
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
    return before
        .object(name)
        .map(object -> before.without(object).with(object.named(to)))
        .orElse(before);
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

  Schema attach(Table parent, Table partition, boolean isDefault, String bound) {
    Optional<TableShape> shape = before.table(partition);
    if (shape.isEmpty()) {
      return before;
    }
    TableShape attached = shape.get().withParents(Optional.of(parent), List.of(), isDefault);
    Schema after = before.with(attached.withOption(TableOption.PARTITION_BOUND, bound));
    return takenOver(after, partition, List.of(parent));
  }

  Schema detach(Table parent, Table partition) {
    return before
        .table(partition)
        .filter(shape -> shape.partitionOf().filter(parent::equals).isPresent())
        .map(shape -> before.with(shape.withParents(Optional.empty(), List.of(), false)))
        .orElse(before);
  }
}
