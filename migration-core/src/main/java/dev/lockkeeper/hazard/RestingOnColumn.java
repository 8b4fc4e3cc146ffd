package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.TableShape;
import java.util.Collections;
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

  private static final Set<TableOption> GOES_WITH_COLUMN_OR_KEY =
      Set.of(
          TableOption.COLUMN_STATISTICS,
          TableOption.COLUMN_STORAGE,
          TableOption.COLUMN_OPTIONS,
          TableOption.CLUSTER_MARK,
          TableOption.REPLICA_IDENTITY,
          TableOption.TYPE);

  /** Returns the first of it, in words. */
  Optional<String> obstacle() {
    return Stream.of(relatives(), dependents(), attachments())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> relatives() {
    if (!shape().parents().isEmpty() || !schema().childrenOf(table()).isEmpty()) {
      return Optional.of("it is shared with other tables, by partitions or inheritance");
    }
    return standing.referring().stream()
        .filter(this::isDivided)
        .findFirst()
        .map(
            key ->
                "a foreign key of %s, which is partitioned, refers to it".formatted(key.table()));
  }

  /** Before 18 a partitioned table takes no key that is NOT VALID. */
  private boolean isDivided(ForeignKey key) {
    return new Division(schema()).isOf(key.table())
        || schema().table(key.table()).flatMap(TableShape::partitionOf).isPresent();
  }

  private Optional<String> dependents() {
    if (shape().constraints().stream().anyMatch(it -> !standing.isKey(it) && concerns(it))) {
      return Optional.of("a constraint names it");
    }
    if (schema().indexesOf(table()).stream().anyMatch(it -> !isOfKey(it) && it.mentions(named()))) {
      return Optional.of("an index names it");
    }
    boolean computed =
        shape().columns().stream()
            .filter(RestingOnColumn::isComputed)
            .anyMatch(it -> it.defaultValue().filter(this::concerns).isPresent());
    if (computed) {
      return Optional.of("a generated column is made of it");
    }
    return schema().objects().stream()
        .filter(this::shows)
        .findFirst()
        .map(view -> "the view %s may show it".formatted(view.name()));
  }

  private static boolean isComputed(Column column) {
    return column.generation() == Generation.STORED || column.generation() == Generation.VIRTUAL;
  }

  /** A trigger may change what ours has copied; a publication lacks the second column. */
  private Optional<String> attachments() {
    boolean unseen =
        schema().attachments().mayHave(table(), ObjectKind.OTHER, "")
            || !schema().attachments().of(table()).isEmpty();
    boolean bound = !Collections.disjoint(shape().options().keySet(), GOES_WITH_COLUMN_OR_KEY);
    return unseen || bound
        ? Optional.of("the table has, or may have, triggers, rules, policies or options")
        : Optional.empty();
  }

  private boolean shows(SchemaObject object) {
    Optional<Set<String>> columns = object.definition().mentions().columns();
    return object.definition().reads().contains(table())
        && columns.map(it -> it.contains(named())).orElse(true);
  }

  private boolean concerns(Constraint constraint) {
    return constraint.columns().contains(named())
        || constraint.expression().filter(this::concerns).isPresent();
  }

  private boolean concerns(Expression expression) {
    return Pattern.compile("(?i)\\b" + Pattern.quote(named()) + "\\b")
        .matcher(expression.sql())
        .find();
  }

  private boolean isOfKey(Index index) {
    return standing.key().filter(it -> DefaultName.of(table(), it).equals(index.name())).isPresent()
        && index.include().isEmpty();
  }

  private Table table() {
    return standing.table();
  }

  private TableShape shape() {
    return standing.shape();
  }

  private Schema schema() {
    return standing.schema();
  }

  private String named() {
    return standing.column().name();
  }
}
