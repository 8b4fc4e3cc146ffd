package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.EnforceConstraint;
import dev.lockkeeper.operation.Operation.RequireAlgorithm;
import dev.lockkeeper.operation.Operation.SetNotNull;
import dev.lockkeeper.operation.Operation.Unrecognized;
import dev.lockkeeper.operation.Operation.ValidateConstraint;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference.ColumnBound;
import dev.lockkeeper.schema.Difference.ColumnRequired;
import dev.lockkeeper.schema.Difference.ConstraintAdded;
import dev.lockkeeper.schema.Difference.DomainStricter;
import dev.lockkeeper.schema.Schema;
import java.util.List;
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
    Stream<Danger> required =
        evidence
            .differences(ColumnRequired.class)
            .filter(now -> !NewRequiredColumnBreaksWriters.demandsAtOnce(evidence, now))
            .map(now -> refused(now.table(), "leave %s NULL".formatted(now.column())));
    Stream<Danger> constraints =
        evidence
            .differences(ConstraintAdded.class)
            .map(added -> refused(added.table(), broken(added.table(), added.constraint())));
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
    Severity severity = isStep(evidence) ? Severity.WARNING : Severity.ERROR;
    return Stream.of(required, constraints, bound, domains)
        .flatMap(dangers -> dangers)
        .map(danger -> danger.weighing(severity));
  }

  /**
   * Returns whether the statement only declares what a later one makes sure of, or is that one;
   * what it does beside that, such as adding a column, binds nobody.
   */
  private static boolean isStep(Evidence evidence) {
    List<Operation> operations = evidence.read().operations();
    Schema before = evidence.before().schema();
    boolean demanded = operations.stream().anyMatch(RequireAlgorithm.class::isInstance);
    return operations.stream().anyMatch(operation -> isStep(operation, before))
        && (demanded || operations.stream().noneMatch(one -> bindsAtOnce(one, before)));
  }

  private static boolean isStep(Operation operation, Schema before) {
    if (operation instanceof AddConstraint add) {
      return add.constraint().notValid()
          || add.constraint().usingIndex().isPresent()
          || isOfAllPartitions(add, before);
    }
    if (operation instanceof AlterObject alter) {
      return alter.action().endsWith("NOT VALID") || alter.action().startsWith("VALIDATE ");
    }
    return operation instanceof ValidateConstraint
        || operation instanceof EnforceConstraint
        || operation instanceof RequireAlgorithm
        || (operation instanceof CreateIndex create && create.concurrently());
  }

  /** Earlier steps have bound every partition's writers already. */
  private static boolean isOfAllPartitions(AddConstraint add, Schema before) {
    return before.isPartitioned(add.table())
        && before.childrenOf(add.table()).stream()
            .allMatch(
                partition ->
                    partition.constraints(add.constraint().kind()).stream()
                        .anyMatch(
                            own ->
                                own.columns().equals(add.constraint().columns())
                                    && own.references().equals(add.constraint().references())
                                    && own.references().isPresent()));
  }

  private static boolean bindsAtOnce(Operation operation, Schema before) {
    return operation instanceof SetNotNull
        || operation instanceof Unrecognized
        || (operation instanceof AddConstraint && !isStep(operation, before));
  }

  private static Danger refused(Table table, String where) {
    return Danger.to(
        table, "writes of the running release to %s fail where they %s".formatted(table, where));
  }

  private static String broken(Table table, Constraint constraint) {
    String columns = String.join(", ", constraint.columns());
    return switch (constraint.kind()) {
      case PRIMARY_KEY, UNIQUE ->
          "repeat %s (%s)".formatted(columns, DefaultName.of(table, constraint));
      case EXCLUSION -> "conflict in %s (%s)".formatted(columns, DefaultName.of(table, constraint));
      case NOT_NULL -> "leave %s NULL".formatted(columns);
      case CHECK ->
          "break %s: %s"
              .formatted(
                  DefaultName.of(table, constraint),
                  constraint.expression().map(Expression::sql).orElse("CHECK"));
      case FOREIGN_KEY ->
          "give %s what %s does not have, as do deletes there of what %s refers to"
              .formatted(columns, constraint.references().orElseThrow().table(), table);
    };
  }
}
