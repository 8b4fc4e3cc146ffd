package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries indexes forward, and the partitions' own with those of their parent. */
final class IndexSteps {

  private final Schema before;

  IndexSteps(Schema before) {
    this.before = before;
  }

  Schema create(Operation.CreateIndex operation) {
    Table table = operation.table();
    boolean exists = operation.name().filter(name -> before.isIndexTaken(table, name)).isPresent();
    if (exists) {
      return before;
    }
    Index index =
        new Index(
            operation.name().orElseGet(() -> chosenName(table, operation)),
            table,
            operation.keys(),
            operation.unique(),
            true,
            operation.include(),
            operation.where(),
            operation.method(),
            operation.prefixes(),
            false,
            operation.invisible(),
            Optional.of(operation.definition()).filter(all -> !all.isEmpty()));
    Schema after = withoutImplied(index).with(index);
    return operation.only() ? after : onChildren(after, index);
  }

  /** An index that was made for a foreign key goes when another one serves it as well. */
  private Schema withoutImplied(Index index) {
    Schema after = before;
    for (Index other : before.indexesOf(index.table())) {
      after = other.implied() && index.beginsWith(other.keys()) ? after.without(other) : after;
    }
    return after;
  }

  private String chosenName(Table table, Operation.CreateIndex operation) {
    return before
        .rules()
        .ofIndex(
            table,
            Stream.concat(operation.keys().stream(), operation.include().stream()).toList(),
            name -> before.isIndexTaken(table, name));
  }

  private static Schema onChildren(Schema schema, Index ofParent) {
    Schema after = schema;
    for (TableShape child : schema.childrenOf(ofParent.table())) {
      if (child.partitionOf().isPresent()) {
        Index own = ofChild(after, ofParent, child.table());
        after = onChildren(after.with(own), own);
      }
    }
    return after;
  }

  static Index ofChild(Schema schema, Index ofParent, Table child) {
    String name =
        DefaultNames.ofIndex(
            child,
            Stream.concat(ofParent.keys().stream(), ofParent.include().stream()).toList(),
            taken -> schema.isTaken(child.sibling(taken)));
    return new Index(
        name,
        child,
        ofParent.keys(),
        ofParent.unique(),
        true,
        ofParent.include(),
        ofParent.where());
  }

  private Optional<Index> find(Table name, Optional<Table> on) {
    return on.map(table -> before.index(table, name.name())).orElseGet(() -> before.index(name));
  }

  /** A constraint whose index it is goes with it. */
  Schema drop(Table name, Optional<Table> on) {
    boolean constrains =
        on.flatMap(before::table).flatMap(shape -> shape.constraint(name.name())).stream()
            .anyMatch(constraint -> ConstraintSteps.hasIndex(constraint.kind()));
    return constrains
        ? new ConstraintSteps(before).drop(on.get(), name.name())
        : drop(find(name, on));
  }

  private Schema drop(Optional<Index> index) {
    if (index.isEmpty()) {
      return before;
    }
    Schema after = before.without(index.get());
    for (TableShape child : before.childrenOf(index.get().table())) {
      if (child.partitionOf().isPresent()) {
        Optional<Index> own = like(after, index.get(), child.table());
        after = own.isPresent() ? new IndexSteps(after).drop(own) : after;
      }
    }
    return after;
  }

  /** Returns the index of that table which does for it what the given one does for its own. */
  static Optional<Index> like(Schema schema, Index index, Table table) {
    return schema.indexesOf(table).stream()
        .filter(
            other ->
                other.keys().equals(index.keys())
                    && other.unique() == index.unique()
                    && other.where().equals(index.where()))
        .findFirst();
  }

  Schema rename(Table name, String to, Optional<Table> on) {
    Optional<Index> index = find(name, on);
    if (index.isEmpty()) {
      return before;
    }
    Schema after = before.without(index.get()).with(index.get().named(to));
    Table table = index.get().table();
    return after
        .table(table)
        .map(
            shape ->
                shape.mapConstraints(
                    constraint ->
                        ConstraintSteps.hasIndex(constraint.kind())
                                && constraint.name().filter(name.name()::equals).isPresent()
                            ? constraint.named(to)
                            : constraint))
        .map(after::with)
        .orElse(after);
  }
}
