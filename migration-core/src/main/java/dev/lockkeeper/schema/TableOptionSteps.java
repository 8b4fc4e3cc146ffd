package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is declared of tables beside columns, constraints and indexes. */
final class TableOptionSteps {

  /** MySQL's types that have a character set. */
  private static final Set<String> TEXTS =
      Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");

  private final Schema before;

  TableOptionSteps(Schema before) {
    this.before = before;
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
}
