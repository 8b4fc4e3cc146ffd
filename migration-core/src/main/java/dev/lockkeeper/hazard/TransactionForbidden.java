package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.ForbidsTransaction;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import java.util.stream.Stream;

@HazardInfo(
    id = "transaction-forbidden",
    summary = "Statement that the server refuses in a transaction",
    danger = "the deployment stops here",
    remedy =
        "put it alone into a script; where Flyway does not see by itself that it forbids a transaction, with executeInTransaction=false in a file named after the script with .conf behind",
    asksFor = ForbidsTransaction.class)
final class TransactionForbidden extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return Stream.of(evidence)
        .filter(one -> one.forbidsTransaction() && one.inTransactionBlock())
        .filter(one -> !one.standing().refused())
        .map(
            one ->
                Danger.of("the server refuses this statement in a transaction, and it runs in one")
                    .cured(Cure.NONE.thenOutsideTransaction(one.read().statement().sql())));
  }
}
