package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Mention;
import dev.lockkeeper.schema.SchemaObject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What would stay with a column when a second one takes its place.
 *
 * @param standing the column
 */
record RestingOnColumn(StandingColumn standing) {

  private static final Set<Kind> MOVED = EnumSet.of(Kind.CHECK, Kind.FOREIGN_KEY);

  /** Returns the first of it, in words. */
  Optional<String> obstacle() {
    return Stream.of(constraints(), indexes(), computed(), views())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> constraints() {
    Stream<Constraint> stay = standing.constraints().filter(it -> !moves(it));
    return Stream.concat(standing.keys().filter(it -> !keyMoves(it)), stay)
        .findFirst()
        .map(it -> "the constraint %s names it".formatted(DefaultName.of(standing.table(), it)));
  }

  /** With NULL in the second column rows may be the same, which a second run would find. */
  private boolean keyMoves(Constraint key) {
    return key.columns().contains(named())
        && !Mention.of(named()).in(key.details())
        && !key.details().contains("NULLS NOT DISTINCT")
        && !key.details().contains("OVERLAPS");
  }

  private boolean moves(Constraint constraint) {
    boolean legible =
        constraint.expression().map(it -> Mention.of(named()).in(it.sql())).orElse(true);
    return MOVED.contains(constraint.kind())
        && constraint.enforced()
        && legible
        && constraint.details().isEmpty()
        && constraint
            .references()
            .filter(to -> to.table().equals(standing.table()) || to.actions().contains("("))
            .filter(to -> to.actions().contains("(") || standing.columnsOf(to).contains(named()))
            .isEmpty();
  }

  private Optional<String> indexes() {
    return standing
        .indexes()
        .filter(index -> !moves(index))
        .findFirst()
        .map(index -> "the index %s names it".formatted(index.name()));
  }

  /** As a key may not, an index may not find rows the same that have NULL in the second column. */
  private boolean moves(Index index) {
    return index
        .definition()
        .filter(all -> Mention.of(named()).in(all))
        .filter(
            all ->
                !index.unique()
                    || (index.keys().contains(named()) && !all.contains("NULLS NOT DISTINCT")))
        .isPresent();
  }

  private Optional<String> computed() {
    return standing.shape().columns().stream()
        .filter(RestingOnColumn::isComputed)
        .filter(it -> it.defaultValue().filter(this::concerns).isPresent())
        .findFirst()
        .map(it -> "the generated column %s is made of it".formatted(it.name()));
  }

  private static boolean isComputed(Column column) {
    return column.generation() == Generation.STORED || column.generation() == Generation.VIRTUAL;
  }

  private boolean concerns(Expression expression) {
    return Pattern.compile("(?i)\\b" + Pattern.quote(named()) + "\\b")
        .matcher(expression.sql())
        .find();
  }

  private Optional<String> views() {
    return standing.schema().objects().stream()
        .filter(this::shows)
        .findFirst()
        .map(view -> "the view %s may show it".formatted(view.name()));
  }

  private boolean shows(SchemaObject object) {
    Optional<Set<String>> columns = object.definition().mentions().columns();
    return object.definition().reads().contains(standing.table())
        && columns.map(it -> it.contains(named())).orElse(true);
  }

  private String named() {
    return standing.column().name();
  }
}
