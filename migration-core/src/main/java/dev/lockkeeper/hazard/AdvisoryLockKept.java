package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.Query;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A warning, because it ends with the connection, which a pool keeps and a command line does not.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS">
 *     Advisory Locks</a>: held "until explicitly released or the session ends"
 */
@HazardInfo(
    id = "advisory-lock-kept",
    severity = Severity.WARNING,
    summary = "Lock of the session that no script gives back",
    danger =
        "COMMIT does not release it: where the connection goes back to a pool, whoever asks for the"
            + " same lock waits until the pool closes it",
    remedy =
        "pg_advisory_xact_lock, which ends with the transaction, or pg_advisory_unlock in the last"
            + " statement",
    mysqlRemedy = "RELEASE_LOCK in the last statement",
    asksFor = Query.class)
final class AdvisoryLockKept extends Hazard {

  private static final Set<String> TAKING =
      Set.of(
          "pg_advisory_lock",
          "pg_advisory_lock_shared",
          "pg_try_advisory_lock",
          "pg_try_advisory_lock_shared",
          "get_lock");

  private static final Set<String> GIVING =
      Set.of(
          "pg_advisory_unlock",
          "pg_advisory_unlock_shared",
          "pg_advisory_unlock_all",
          "release_lock",
          "release_all_locks");

  private static final String GIVEN = "given back";
  private static final Function<Step, Stream<String>> GIVES = AdvisoryLockKept::given;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    boolean given =
        given(evidence.read().operations().stream()).findAny().isPresent()
            || evidence.inDeployment().isFollowed(GIVES, GIVEN);
    return given
        ? Stream.empty()
        : functions(evidence.read().operations().stream())
            .filter(TAKING::contains)
            .distinct()
            .map(
                name ->
                    Danger.of(
                            "the lock that %s takes is held when the transaction has ended, and no script gives it back"
                                .formatted(name))
                        .cured(cure(evidence)));
  }

  private static Stream<String> given(Step step) {
    return given(step.read().operations().stream());
  }

  private static Stream<String> given(Stream<Operation> operations) {
    return functions(operations).anyMatch(GIVING::contains) ? Stream.of(GIVEN) : Stream.empty();
  }

  private static Stream<String> functions(Stream<Operation> operations) {
    return operations
        .filter(Query.class::isInstance)
        .flatMap(query -> ((Query) query).functions().stream());
  }

  /** Outside a transaction the other lock would end with its own statement. */
  private static Cure cure(Evidence evidence) {
    String sql = evidence.read().statement().sql();
    return evidence.inTransactionBlock()
        ? Cure.NONE.then(
            sql.replaceAll("(?i)pg_(try_)?advisory_lock(_shared)?\\b", "pg_$1advisory_xact_lock$2"))
        : Cure.NONE;
  }
}
