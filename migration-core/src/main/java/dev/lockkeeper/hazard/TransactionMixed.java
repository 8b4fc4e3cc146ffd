package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.DropIndex;
import java.util.stream.Stream;

@HazardInfo(
    id = "transaction-mixed",
    summary = "One script needs a transaction and forbids it",
    danger = "Flyway refuses the script, or with mixed=true runs it without any transaction",
    remedy = "move the statement that cannot run in a transaction to a script of its own")
final class TransactionMixed extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return Stream.of(evidence)
        .filter(Evidence::mixesTransactions)
        .map(
            mixed ->
                Danger.of(
                        "this statement cannot run in a transaction, and others of its script need"
                            + " one")
                    .cured(moved(mixed)));
  }

  /** A statement of a kind that cannot be guarded is moved as it is. */
  private static Cure moved(Evidence mixed) {
    Stream<Cure> built =
        mixed.operations(CreateIndex.class).map(index -> ConcurrentIndex.built(index, mixed));
    Stream<Cure> dropped = mixed.operations(DropIndex.class).map(ConcurrentIndex::dropped);
    return Stream.concat(built, dropped)
        .reduce(Cure::then)
        .orElseGet(() -> Cure.NONE.thenOutsideTransaction(mixed.read().statement().sql()));
  }
}
