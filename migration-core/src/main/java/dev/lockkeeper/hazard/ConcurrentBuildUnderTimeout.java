package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.SessionSettings.Value;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.DetachPartition;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Operation.Maintain;
import java.time.Duration;
import java.util.stream.Stream;

@HazardInfo(
    id = "concurrent-build-under-timeout",
    summary = "CONCURRENTLY under a timeout",
    danger =
        "it waits for transactions that have nothing to do with it, gives up, and leaves an invalid"
            + " index or a partition half detached behind",
    remedy =
        "SET lock_timeout = 0 and statement_timeout = 0 in a script of their own before it, and"
            + " back again behind it",
    asksFor = {CreateIndex.class, DropIndex.class, Maintain.class, DetachPartition.class})
final class ConcurrentBuildUnderTimeout extends Hazard {

  private static final Duration SHORT = Duration.ofMinutes(5);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return isConcurrent(evidence) && !evidence.standing().refused()
        ? Stream.of("lock_timeout", "statement_timeout")
            .filter(name -> isShort(evidence, name))
            .limit(1)
            .map(name -> Danger.of(message(evidence, name)).cured(cure(evidence, name)))
        : Stream.empty();
  }

  /** What a script has set is reset; what role or database say has to be set aside. */
  private static Cure cure(Evidence evidence, String name) {
    Cure work =
        Stream.concat(
                evidence
                    .operations(CreateIndex.class)
                    .map(index -> ConcurrentIndex.built(index, evidence)),
                evidence.operations(DropIndex.class).map(ConcurrentIndex::dropped))
            .findFirst()
            .orElse(Cure.NONE);
    if (work.steps().isEmpty()) {
      return Cure.NONE;
    }
    Cure reset = Cure.NONE.then("RESET lock_timeout", "RESET statement_timeout");
    return evidence.settings().value(name).filter(value -> !value.script().isEmpty()).isPresent()
        ? reset.then(work)
        : Cure.NONE
            .then("SET lock_timeout = 0", "SET statement_timeout = 0")
            .then(work)
            .then(reset);
  }

  private static boolean isShort(Evidence evidence, String name) {
    return evidence.timeouts().of(name).filter(limit -> limit.compareTo(SHORT) < 0).isPresent();
  }

  /** Returns whether it is a statement that lets others work, and has to wait for them all. */
  static boolean isConcurrent(Evidence evidence) {
    return evidence.operations(CreateIndex.class).anyMatch(CreateIndex::concurrently)
        || evidence.operations(DropIndex.class).anyMatch(DropIndex::concurrently)
        || evidence
            .operations(Maintain.class)
            .anyMatch(one -> one.concurrently() && one.kind().name().startsWith("REINDEX"))
        || evidence.operations(DetachPartition.class).anyMatch(DetachPartition::concurrently);
  }

  private static String message(Evidence evidence, String name) {
    Value value = evidence.settings().value(name).orElseThrow();
    String from =
        value.script().isEmpty() || value.script().equals(evidence.read().script().path())
            ? ""
            : ", left over from " + value.script();
    String left =
        evidence.operations(DetachPartition.class).findAny().isPresent()
            ? "a partition that is half detached"
            : "an invalid index";
    return "%s = %s%s ends this while it waits for other transactions, and leaves %s"
        .formatted(name, value.text().orElse("?"), from, left);
  }
}
