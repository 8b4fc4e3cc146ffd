package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a table has, or shares with others, that keeps a second column from stepping in.
 *
 * @param standing a column of it
 */
record RestingOnTable(StandingColumn standing) {

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
    return Stream.of(relatives(), attachments()).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> relatives() {
    if (!standing.shape().parents().isEmpty() || !schema().childrenOf(table()).isEmpty()) {
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

  /** A trigger may change what ours has copied; a publication lacks the second column. */
  private Optional<String> attachments() {
    boolean unseen =
        schema().attachments().mayHave(table(), ObjectKind.OTHER, "")
            || !schema().attachments().of(table()).isEmpty();
    boolean bound =
        !Collections.disjoint(standing.shape().options().keySet(), GOES_WITH_COLUMN_OR_KEY);
    return unseen || bound
        ? Optional.of("the table has, or may have, triggers, rules, policies or options")
        : Optional.empty();
  }

  private Table table() {
    return standing.table();
  }

  private Schema schema() {
    return standing.schema();
  }
}
