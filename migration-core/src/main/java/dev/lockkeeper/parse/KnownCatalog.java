package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Catalog;
import dev.lockkeeper.operation.CatalogQuestion;
import dev.lockkeeper.operation.CatalogQuestion.Kind;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Operation.Unrecognized;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    Catalog after = most.after(seen(operation));
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

  private void lookAtDone() {
    for (Done done : List.copyOf(open)) {
      if (hidesMore(done.operation())) {
        most = start;
        least = start;
        continue;
      }
      Operation seen = seen(done.operation());
      Operation certain = certain(done.operation());
      most = most.after(seen);
      least = done.surely() ? least.after(certain) : least;
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

  /** A table that is made of a query, or after others not all seen, may have more than is seen. */
  private Operation seen(Operation operation) {
    if (!(operation instanceof CreateTable create)) {
      return operation;
    }
    boolean whole =
        !create.fromQuery()
            && Stream.of(create.like(), create.inherits(), create.partitionOf().stream().toList())
                .flatMap(List::stream)
                .allMatch(this::isWhole);
    return whole
        ? create
        : perhapsOlder(create, create.columns(), create.constraints(), create.indexes());
  }

  /** Nothing that a column cannot be called is there where nothing is unseen. */
  private boolean isWhole(Table table) {
    CatalogQuestion impossible =
        new CatalogQuestion(Kind.COLUMN, table.schema(), Optional.of(table.name()), "");
    return most.answer(impossible).isPresent() && least.answer(impossible).isPresent();
  }

  /** A table that may have been there already has nothing for sure of what it would be given. */
  private Operation certain(Operation operation) {
    return operation instanceof CreateTable create && create.ifNotExists()
        ? perhapsOlder(create, List.of(), List.of(), List.of())
        : seen(operation);
  }

  private static CreateTable perhapsOlder(
      CreateTable create,
      List<Column> columns,
      List<Constraint> constraints,
      List<CreateIndex> indexes) {
    return new CreateTable(
        create.table(),
        true,
        create.temporary(),
        columns,
        constraints,
        create.inherits(),
        create.partitionOf(),
        create.fromQuery(),
        create.like(),
        create.defaultPartition(),
        indexes,
        create.options());
  }
}
