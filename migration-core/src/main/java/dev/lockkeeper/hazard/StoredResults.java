package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where tables hold what a function has given. */
record StoredResults(Table function, Schema schema) {

  /** One such place, and what becomes of it when the function gives something else. */
  record Stored(Table table, String what, String fate, Object part) {

    /** Returns whether it stands there unchanged. */
    boolean isIn(Schema schema) {
      return schema.table(table).stream()
          .anyMatch(
              shape ->
                  shape.columns().contains(part)
                      || shape.constraints().contains(part)
                      || shape.options().containsValue(part)
                      || schema.indexesOf(table).contains(part));
    }
  }

  Stream<Stored> all() {
    return schema.tables().stream()
        .flatMap(
            shape ->
                Stream.of(indexes(shape), columns(shape), checks(shape), division(shape))
                    .flatMap(stored -> stored));
  }

  private Stream<Stored> indexes(TableShape shape) {
    return schema.indexesOf(shape.table()).stream()
        .filter(this::holds)
        .map(
            index ->
                new Stored(
                    shape.table(),
                    "index " + index.name(),
                    "holds what %s gave before, and queries through it miss rows"
                        .formatted(function),
                    index));
  }

  private boolean holds(Index index) {
    return index.keys().stream().anyMatch(this::isCalled) || isCalled(index.where());
  }

  private Stream<Stored> columns(TableShape shape) {
    return shape.columns().stream()
        .filter(column -> column.generation() == Generation.STORED)
        .filter(column -> isCalled(column.defaultValue()))
        .map(
            column ->
                new Stored(
                    shape.table(),
                    "column " + column.name(),
                    "keeps what %s gave before, until a row is written again".formatted(function),
                    column));
  }

  private Stream<Stored> checks(TableShape shape) {
    Stream<Constraint> inline = shape.columns().stream().flatMap(it -> it.constraints().stream());
    return Stream.concat(shape.constraints().stream(), inline)
        .filter(constraint -> constraint.kind() == Kind.CHECK && isCalled(constraint.expression()))
        .map(
            check ->
                new Stored(
                    shape.table(),
                    check.name().map("check "::concat).orElse("a check"),
                    "has let rows in by what %s gave before, and does not look at them again"
                        .formatted(function),
                    check));
  }

  private Stream<Stored> division(TableShape shape) {
    return Stream.of(shape.options().getOrDefault(TableOption.PARTITIONING, ""))
        .filter(this::isCalled)
        .map(
            how ->
                new Stored(
                    shape.table(),
                    "each partition",
                    "keeps rows by what %s gave before, and they are looked for elsewhere"
                        .formatted(function),
                    how));
  }

  private boolean isCalled(Optional<Expression> expression) {
    return expression.map(Expression::functions).stream()
        .flatMap(functions -> functions.stream())
        .map(Table::named)
        .anyMatch(
            called ->
                called.name().equals(function.name())
                    && (called.schema().isEmpty()
                        || function.schema().isEmpty()
                        || called.schema().equals(function.schema())));
  }

  private boolean isCalled(String text) {
    return Pattern.compile("(?i)(?<![\\w\"])%s ?\\(".formatted(Pattern.quote(function.name())))
        .matcher(text)
        .find();
  }
}
