package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of a row that is inserted, or of one that is updated.
 *
 * @param written the constant that a column gets; nothing where it is not known
 * @param kept whether a column stays as it was
 */
record WrittenRow(Function<String, Optional<String>> written, Function<String, Boolean> kept) {

  /** A row of which nothing is known. */
  static final WrittenRow UNKNOWN = new WrittenRow(column -> Optional.empty(), column -> false);

  /** Returns the row into which an UPDATE turns one. */
  static WrittenRow updated(Collection<String> columns, Map<String, Expression> values) {
    return new WrittenRow(
        column -> Optional.ofNullable(values.get(column)).map(Expression::sql),
        column -> !columns.isEmpty() && !columns.contains(column));
  }

  /** Returns whether a trigger's condition can hold after others may have changed the columns. */
  boolean mayFire(Situation situation, Table table, String when, Optional<Set<String>> changed) {
    return Condition.mayHold(
        when,
        (qualifier, name) ->
            situation
                .column(table, name)
                .filter(column -> column.generation() != Generation.STORED)
                .flatMap(column -> known(situation, qualifier, column, changed)));
  }

  private Optional<Condition.Known> known(
      Situation situation, String qualifier, Column column, Optional<Set<String>> changed) {
    boolean isNew = qualifier.equals("new");
    boolean touched = isNew && changed.map(columns -> columns.contains(column.name())).orElse(true);
    if (touched || !(isNew || qualifier.equals("old"))) {
      return Optional.empty();
    }
    boolean isEnum = Partitions.isEnum(situation, column.type());
    if (!isNew || kept.apply(column.name())) {
      List<Span> any = new ArrayList<>(List.of(Span.VALUE, Span.NULL));
      return Optional.of(
          new Condition.Known(column.type(), isEnum, any, Optional.of(column.name())));
    }
    return written
        .apply(column.name())
        .flatMap(
            value ->
                Literals.isNull(value)
                    ? Optional.of(Span.NULL)
                    : Literals.value(value, column.type(), isEnum).map(Span::of))
        .map(span -> new Condition.Known(column.type(), isEnum, List.of(span), Optional.empty()));
  }
}
