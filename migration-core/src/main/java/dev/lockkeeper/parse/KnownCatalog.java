package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Catalog;
import dev.lockkeeper.operation.CatalogQuestion;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Operation.Unrecognized;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is surely known of the catalog: what holds both if all that may have been run was run, and
 * if none of it was.
 *
 * <p>What was done is looked at when the first question is asked, which most histories never do.
 */
final class KnownCatalog {

  private static final Set<ObjectKind> WITHOUT_COLUMNS =
      Set.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE, ObjectKind.SCHEMA);

  private record Done(Operation operation, boolean surely) {}

  private final Catalog start;
  private final List<Done> open = new ArrayList<>();
  private Catalog most;
  private Catalog least;

  KnownCatalog(Catalog start) {
    this.start = start;
    this.most = start;
    this.least = start;
  }

  /** Takes note of what was done, or may have been. */
  void took(Operation operation, boolean surely) {
    if (start != Catalog.UNKNOWN) {
      open.add(new Done(operation, surely));
    }
  }

  /** Takes note of what may have been done, and surely was if it makes an answer possible. */
  void tookFor(List<CatalogQuestion> unanswered, Operation operation) {
    lookAtDone();
    Catalog after = most.after(operation);
    boolean settles =
        unanswered.stream()
            .anyMatch(asked -> most.answer(asked).isEmpty() && after.answer(asked).isPresent());
    took(operation, settles);
  }

  /** Forgets all that was known: what is made from now on is known again. */
  void lostSight() {
    open.clear();
    most = start;
    least = start;
  }

  Optional<Boolean> answer(CatalogQuestion question) {
    lookAtDone();
    Optional<Boolean> answer = most.answer(question);
    return answer.equals(least.answer(question)) ? answer : Optional.empty();
  }

  /** Returns the tables right below the table; one that nobody has shown is not among them. */
  Optional<List<Table>> below(Table parent) {
    lookAtDone();
    Optional<List<Table>> children = most.below(parent);
    return children.equals(least.below(parent)) ? children : Optional.empty();
  }

  private void lookAtDone() {
    for (Done done : List.copyOf(open)) {
      if (hidesMore(done.operation())) {
        most = start;
        least = start;
        continue;
      }
      most = most.after(done.operation());
      least = done.surely() ? least.after(certain(done.operation())) : least;
    }
    open.clear();
  }

  /** What was not read, rolled back or has taken columns along. */
  private static boolean hidesMore(Operation operation) {
    return operation instanceof Unrecognized
        || (operation instanceof ControlTransaction control
            && control.keyword().startsWith("ROLLBACK"))
        || (operation instanceof DropObject drop
            && drop.cascade()
            && !WITHOUT_COLUMNS.contains(drop.kind()));
  }

  /** A table that may have been there already has nothing for sure of what it would be given. */
  private static Operation certain(Operation operation) {
    return operation instanceof CreateTable create && create.ifNotExists()
        ? without(create)
        : operation;
  }

  private static CreateTable without(CreateTable create) {
    return new CreateTable(
        create.table(),
        true,
        create.temporary(),
        List.of(),
        List.of(),
        create.inherits(),
        create.partitionOf(),
        create.fromQuery(),
        create.like(),
        create.defaultPartition(),
        List.of(),
        create.options());
  }
}
