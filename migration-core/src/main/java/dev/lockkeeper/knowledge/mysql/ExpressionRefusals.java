package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Expressions that a table cannot have: over what is counted, over what changes by itself, over
 * columns that stand further behind.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-table-generated-columns.html">CREATE
 *     TABLE and Generated Columns</a>
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-table-check-constraints.html">CHECK
 *     Constraints</a>
 */
final class ExpressionRefusals {

  private final Turn turn;

  ExpressionRefusals(Turn turn) {
    this.turn = turn;
  }

  Stream<String> all() {
    Stream<String> columns = turn.columns().stream().flatMap(column -> of(column).stream());
    Stream<String> checks =
        turn.checksRows()
            ? Stream.concat(
                turn.constraints(Kind.CHECK).stream().flatMap(check -> of(check).stream()),
                strangers())
            : Stream.empty();
    return Stream.of(columns, checks, kept()).flatMap(all -> all);
  }

  private Optional<String> of(Column column) {
    String sql = column.defaultValue().map(value -> value.sql()).orElse("");
    boolean generated = ColumnRefusals.isGenerated(column);
    if (!generated && !sql.startsWith("(")) {
      return Optional.empty();
    }
    Mentioned mentioned = Mentioned.in(sql);
    if (counted(mentioned).isPresent()) {
      return Optional.of(
          "the expression of %s is over AUTO_INCREMENT column %s (errors 3109, 3773)"
              .formatted(column.name(), counted(mentioned).get()));
    }
    if (hasQuery(sql)) {
      return Optional.of("the expression of %s is a query (error 3102)".formatted(column.name()));
    }
    return generated ? generated(column, mentioned) : Optional.empty();
  }

  private Optional<String> generated(Column column, Mentioned mentioned) {
    Optional<String> changing =
        ChangingFunctions.in(column.defaultValue().orElseThrow().functions())
            .map(
                name ->
                    "%s is made by %s(), which changes (error 3763)"
                        .formatted(column.name(), name));
    List<Column> columns = turn.now().columns();
    List<Column> behind =
        columns.subList(columns.indexOf(column), columns.size()).stream()
            .filter(ColumnRefusals::isGenerated)
            .toList();
    return changing.or(
        () ->
            mentioned.among(behind).stream()
                .findFirst()
                .map(
                    later ->
                        "%s is made of %s, which is made later (error 3107)"
                            .formatted(column.name(), later)));
  }

  private static boolean hasQuery(String sql) {
    return sql.toUpperCase(Locale.ROOT).matches("(?s).*\\(\\s*SELECT\\b.*");
  }

  private Optional<String> counted(Mentioned mentioned) {
    List<Column> counted =
        turn.now().columns().stream()
            .filter(c -> c.generation() == Generation.AUTO_INCREMENT)
            .toList();
    return mentioned.among(counted).stream().findFirst();
  }

  private Optional<String> of(Constraint check) {
    String sql = check.expression().map(condition -> condition.sql()).orElse("");
    String name = check.name().orElse("");
    Mentioned mentioned = Mentioned.in(sql);
    if (counted(mentioned).isPresent()) {
      return Optional.of(
          "check %s is over AUTO_INCREMENT column %s (error 3818)"
              .formatted(name, counted(mentioned).get()));
    }
    if (hasQuery(sql)) {
      return Optional.of("check %s has a query in it (error 3815)".formatted(name));
    }
    return check
        .expression()
        .flatMap(condition -> ChangingFunctions.in(condition.functions()))
        .map(
            function ->
                "check %s calls %s(), which changes (error 3814)".formatted(name, function));
  }

  /** alter-table-generated-columns: what is stored, or computed when read, stays so. */
  private Stream<String> kept() {
    return turn.asked(RedefineColumn.class)
        .filter(
            change ->
                turn.before()
                    .column(change.column())
                    .filter(was -> isBarred(was.generation(), change.definition().generation()))
                    .isPresent())
        .map(change -> "%s stays as stored as it is (error 3106)".formatted(change.column()));
  }

  private static boolean isBarred(Generation was, Generation now) {
    return was != now && (was == Generation.VIRTUAL || now == Generation.VIRTUAL);
  }

  /** A check that is written beside a column speaks of that column alone. */
  private Stream<String> strangers() {
    List<Column> written = new ArrayList<>();
    turn.asked(AddColumn.class).map(AddColumn::column).forEach(written::add);
    turn.asked(RedefineColumn.class).map(RedefineColumn::definition).forEach(written::add);
    turn.asked(CreateTable.class).flatMap(made -> made.columns().stream()).forEach(written::add);
    return written.stream()
        .filter(
            column -> column.constraints().stream().anyMatch(check -> isOverOthers(check, column)))
        .map(
            column ->
                "the check beside %s is over other columns (error 3813)".formatted(column.name()));
  }

  private boolean isOverOthers(Constraint check, Column column) {
    return check.kind() == Kind.CHECK
        && check
            .expression()
            .map(condition -> Mentioned.in(condition.sql()).among(turn.now().columns()))
            .orElse(List.of())
            .stream()
            .anyMatch(name -> !name.equals(column.name()));
  }
}
