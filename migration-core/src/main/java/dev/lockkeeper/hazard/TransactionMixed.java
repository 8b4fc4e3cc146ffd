package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
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
                    .cured(Cure.NONE.thenOutsideTransaction(mixed.read().statement().sql())));
  }
}
