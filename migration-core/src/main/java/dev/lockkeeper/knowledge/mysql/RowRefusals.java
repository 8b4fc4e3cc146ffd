package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.GivenValues;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows that no table of that shape takes, whatever stands in them.
 *
 * @param schema before the operation
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/insert.html">INSERT</a>
 */
record RowRefusals(Schema schema, ServerState state) {

  Optional<String> of(Insert insert) {
    return schema
        .table(insert.table())
        .filter(shape -> Turn.isWhole(schema, insert.table()))
        .flatMap(shape -> unknown(insert, shape).or(() -> unfit(insert, shape)));
  }

  /** An expression that is assigned to a column of the only table that the statement reads. */
  Optional<String> of(Update update) {
    return schema
        .table(update.table())
        .filter(shape -> update.alias().isPresent() && Turn.isWhole(schema, update.table()))
        .flatMap(
            shape ->
                update.values().entrySet().stream()
                    .filter(value -> !value.getValue().sql().equalsIgnoreCase("DEFAULT"))
                    .map(Map.Entry::getKey)
                    .filter(
                        name -> shape.column(name).filter(ColumnRefusals::isGenerated).isPresent())
                    .findFirst()
                    .map("%s is generated, and takes no value (error 3105)"::formatted));
  }

  private static Optional<String> unknown(Insert insert, TableShape shape) {
    return insert.columns().stream()
        .filter(name -> shape.columns().stream().noneMatch(c -> c.name().equalsIgnoreCase(name)))
        .findFirst()
        .map(name -> "%s has no column %s (error 1054)".formatted(shape.table(), name));
  }

  private Optional<String> unfit(Insert insert, TableShape shape) {
    if (insert.values().isEmpty()) {
      return Optional.empty();
    }
    GivenValues values = insert.values().get();
    List<String> names =
        insert.columns().isEmpty()
            ? shape.columns().stream().filter(c -> !c.invisible()).map(Column::name).toList()
            : insert.columns();
    if (values.width() != 0 && values.width() != names.size()) {
      return Optional.of("its rows have another number of columns (error 1136)");
    }
    return IntStream.range(0, values.width())
        .filter(values.given()::contains)
        .mapToObj(names::get)
        .filter(name -> shape.column(name).filter(ColumnRefusals::isGenerated).isPresent())
        .findFirst()
        .map(name -> "%s is generated, and takes no value (error 3105)".formatted(name))
        .or(() -> missing(insert, shape));
  }

  /** A trigger may give the value that the statement does not. */
  private Optional<String> missing(Insert insert, TableShape shape) {
    boolean lenient =
        insert.ignore()
            || state.value("sql_mode").isPresent()
            || insert.columns().isEmpty()
            || !schema.attachments().of(insert.table()).isEmpty();
    return lenient
        ? Optional.empty()
        : shape.columns().stream()
            .filter(RowRefusals::wantsValue)
            .filter(column -> insert.columns().stream().noneMatch(column.name()::equalsIgnoreCase))
            .findFirst()
            .map(
                column ->
                    "%s gets no value, and has no default (error 1364)".formatted(column.name()));
  }

  private static boolean wantsValue(Column column) {
    return column.notNull()
        && column.defaultValue().isEmpty()
        && column.generation() == Generation.NONE
        && !column.type().name().equals("enum");
  }
}
