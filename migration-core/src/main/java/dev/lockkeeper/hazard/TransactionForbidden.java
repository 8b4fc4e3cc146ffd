package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.ForbidsTransaction;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Token;
import java.util.Optional;
import java.util.stream.Stream;

@HazardInfo(
    id = "transaction-forbidden",
    summary = "Statement that the server refuses in a transaction",
    danger = "the deployment stops here",
    remedy =
        "put it alone into a script; where Flyway does not see by itself that it forbids a transaction, with executeInTransaction=false in a file named after the script with .conf behind",
    asksFor = {ForbidsTransaction.class, ControlTransaction.class})
final class TransactionForbidden extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    if (!evidence.inTransactionBlock() || evidence.standing().refused()) {
      return Stream.empty();
    }
    Optional<String> refused =
        evidence.forbidsTransaction()
            ? Optional.of("this statement in a transaction, and it runs in one")
            : ended(evidence).map(word -> word + " in a body that runs in a transaction");
    return refused.stream()
        .map(
            what ->
                Danger.of("the server refuses " + what)
                    .cured(Cure.NONE.thenOutsideTransaction(evidence.read().statement().sql())));
  }

  /** plpgsql-transactions: only where DO or CALL stands alone may what it runs end transactions. */
  private static Optional<String> ended(Evidence evidence) {
    Token first = evidence.read().statement().tokens().get(0);
    boolean runsBody = first.is("DO") || first.is("CALL");
    return evidence
        .operations(ControlTransaction.class)
        .map(ControlTransaction::keyword)
        .filter(word -> runsBody && evidence.dialect() == Dialect.POSTGRESQL)
        .filter(word -> word.equals("COMMIT") || word.equals("ROLLBACK"))
        .findFirst();
  }
}
