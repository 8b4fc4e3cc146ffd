package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Foreign keys that a statement takes away, and no other stands in for. */
record DroppedForeignKeys(Evidence evidence) {

  private record Key(Table table, List<String> columns) {}

  private static final Function<Step, Stream<Key>> MADE = DroppedForeignKeys::made;
  private static final Pattern FOLLOWS = Pattern.compile("(?i).*ON DELETE (?:CASCADE|SET).*");

  /**
   * A warning where ON DELETE acts, because the new release may delete those rows itself; the
   * running one does not. Else worth knowing: what was refused is the next release's to write.
   */
  Stream<Danger> all() {
    return evidence
        .operations(DropConstraint.class)
        .filter(drop -> !evidence.born(drop.table()))
        .flatMap(
            drop ->
                evidence.before().schema().foreignKeysOf(drop.table()).stream()
                    .map(ForeignKey::constraint)
                    .filter(key -> key.name().filter(drop.constraint()::equals).isPresent())
                    .flatMap(key -> gone(drop.table(), key)));
  }

  private Stream<Danger> gone(Table table, Constraint key) {
    Table parent = target(key).table();
    boolean follows = FOLLOWS.matcher(target(key).actions()).matches();
    if (standsStill(table, key, follows) || (!follows && isNeededNoMore(table, key))) {
      return Stream.empty();
    }
    return Stream.of(
        follows
            ? Danger.to(
                    table,
                    "what the running release deletes from %s leaves its rows of %s behind"
                        .formatted(parent, table))
                .weighing(Severity.WARNING)
            : Danger.to(
                    table,
                    "rows of %s may point at nothing in %s from now on, and then the key cannot be made again"
                        .formatted(table, parent))
                .weighing(Severity.INFO));
  }

  private boolean standsStill(Table table, Constraint key, boolean follows) {
    return evidence.afterTransaction().foreignKeysOf(table).stream()
        .map(ForeignKey::constraint)
        .anyMatch(
            other ->
                other.columns().equals(key.columns())
                    && target(other).table().equals(target(key).table())
                    && (!follows || FOLLOWS.matcher(target(other).actions()).matches()));
  }

  /** Its columns or its table go with it, or a later statement makes it again. */
  private boolean isNeededNoMore(Table table, Constraint key) {
    boolean stays =
        evidence.afterTransaction().table(target(key).table()).isPresent()
            && evidence
                .afterTransaction()
                .table(table)
                .filter(
                    shape ->
                        key.columns().stream().allMatch(name -> shape.column(name).isPresent()))
                .isPresent();
    return !stays || evidence.inDeployment().isFollowed(MADE, new Key(table, key.columns()));
  }

  private static Stream<Key> made(Step step) {
    return step.read().operations().stream()
        .filter(AddConstraint.class::isInstance)
        .map(AddConstraint.class::cast)
        .filter(add -> add.constraint().kind() == Kind.FOREIGN_KEY)
        .map(add -> new Key(add.table(), add.constraint().columns()));
  }

  private static Reference target(Constraint key) {
    return key.references().orElseThrow();
  }
}
