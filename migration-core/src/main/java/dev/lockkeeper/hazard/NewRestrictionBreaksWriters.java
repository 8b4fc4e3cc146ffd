package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.ColumnBound;
import dev.lockkeeper.schema.Difference.ColumnRequired;
import dev.lockkeeper.schema.Difference.ConstraintAdded;
import dev.lockkeeper.schema.Difference.DomainStricter;
import java.util.stream.Stream;

/**
 * An error where a statement binds rows and writers at once. Only a warning where it is a step of
 * its own, NOT VALID or a unique index built concurrently, or on MySQL in a way that is demanded: a
 * database cannot tell what the running release writes, but such a step shows that somebody has
 * asked, and most are taken when every release that runs satisfies them already. Whoever wants each
 * of them looked at sets {@code migration.failOn=warning} and allows them with a reason.
 */
@HazardInfo(
    id = "new-restriction-breaks-writers",
    summary = "Constraint that rows of the running release may break",
    danger = "writes of the running release that do not satisfy it fail, NOT VALID or not",
    remedy =
        "see to it that the running release already satisfies it, or add it a release after the"
            + " first one that does; then take it as a step of its own (NOT VALID, a unique index"
            + " built CONCURRENTLY), or allow it with that reason",
    mysqlRemedy =
        "see to it that the running release already satisfies it, or add it a release after the"
            + " first one that does; then demand the way it is done (ALGORITHM=INPLACE, LOCK=NONE),"
            + " let a CHECK be NOT ENFORCED at first, or allow it with that reason",
    observedOnly = true,
    comparison = true,
    asksFor = {
      ColumnRequired.class,
      ConstraintAdded.class,
      ColumnBound.class,
      DomainStricter.class
    })
final class NewRestrictionBreaksWriters extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    LeftOutColumns leftOut = new LeftOutColumns(evidence);
    Stream<Danger> required =
        evidence
            .differences(ColumnRequired.class)
            .filter(now -> !leftOut.demandsAtOnce(now))
            .map(now -> refused(now.table(), "leave %s NULL".formatted(now.column())));
    Stream<Danger> constraints =
        evidence
            .differences(ConstraintAdded.class)
            .map(added -> refused(added.table(), BrokenRule.of(added.table(), added.constraint())));
    Stream<Danger> bound =
        evidence
            .differences(ColumnBound.class)
            .map(
                now ->
                    refused(
                        now.table(),
                        "give %s what domain %s refuses".formatted(now.column(), now.domain())));
    Stream<Danger> domains =
        evidence
            .differences(DomainStricter.class)
            .map(
                domain ->
                    Danger.to(
                        domain.table(),
                        "writes of the running release fail where they give domain %s what it now"
                                .formatted(domain.table())
                            + " refuses: %s".formatted(domain.demand())));
    Severity severity = RestrictionStep.is(evidence) ? Severity.WARNING : Severity.ERROR;
    return Stream.of(required, constraints, bound, domains)
        .flatMap(dangers -> dangers)
        .map(danger -> danger.weighing(severity));
  }

  private static Danger refused(Table table, String where) {
    return Danger.to(
        table, "writes of the running release to %s fail where they %s".formatted(table, where));
  }
}
