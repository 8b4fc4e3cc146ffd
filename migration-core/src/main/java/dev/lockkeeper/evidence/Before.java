package dev.lockkeeper.evidence;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.OnTable;
import dev.lockkeeper.operation.Operation.RenameIndex;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Operation.Unrecognized;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.MisnamedIndex;
import dev.lockkeeper.schema.OrderedMap;
import dev.lockkeeper.schema.Schema;
import java.util.List;
import java.util.Set;

/**
 * What went before a statement in its unit of deployment. There is one for each statement, so that
 * each shares with the one before whatever has not changed.
 */
public final class Before {

  /** What is locked and named like a table. */
  private static final Set<ObjectKind> RELATIONS =
      Set.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE);

  /** The start of an empty database. */
  public static final Before NOTHING = of(Schema.empty());

  private final Schema schema;

  /** Tables that the pending scripts have made, and whether a query has put rows into them. */
  private final OrderedMap<Table, Boolean> born;

  private final boolean gaps;

  private Before(Schema schema, OrderedMap<Table, Boolean> born, boolean gaps) {
    this.schema = schema;
    this.born = born;
    this.gaps = gaps;
  }

  /** Returns the start of a database with that schema, of which nothing is new. */
  public static Before of(Schema schema) {
    return new Before(schema, OrderedMap.empty(), false);
  }

  /** Returns the schema as it stands. */
  public Schema schema() {
    return schema;
  }

  /** Returns whether the pending scripts have made the table: nobody uses it yet. */
  public boolean isBorn(Table table) {
    return born.get(table).isPresent();
  }

  /** Returns whether the table is new, and has no more rows than a script writes out. */
  public boolean isEmpty(Table table) {
    return born.get(table).filter(filled -> !filled).isPresent();
  }

  /**
   * Returns whether a script met a table that no script had made, or was not understood: there may
   * be more tables than the schema shows.
   */
  public boolean hasGaps() {
    return gaps;
  }

  /** Returns what stands after an operation of a released script: only the schema moves. */
  public Before afterReleased(Operation operation) {
    return new Before(schema.after(operation), born, gaps || shows(operation));
  }

  /** Returns what stands after an operation of a pending script. */
  public Before afterPending(Operation operation) {
    return new Before(schema.after(operation), bornAfter(operation), gaps || shows(operation));
  }

  /**
   * Returns the same, in which the tables count as born that the statement makes itself between
   * other things, as a DO block does.
   */
  public Before making(List<Operation> operations) {
    OrderedMap<Table, Boolean> made = born;
    for (Operation operation : operations) {
      if (operations.size() > 1
          && operation instanceof CreateTable create
          && schema.table(create.table()).isEmpty()) {
        made = made.with(create.table(), create.fromQuery() || fills(operations, create.table()));
      }
    }
    return made == born ? this : new Before(schema, made, gaps);
  }

  private static boolean fills(List<Operation> operations, Table table) {
    return operations.stream()
        .anyMatch(
            one ->
                one instanceof Insert insert && insert.fromQuery() && insert.table().equals(table));
  }

  /** Returns whether the operation shows that something is missing in the schema. */
  private boolean shows(Operation operation) {
    if (operation instanceof DropTable drop && drop.ifExists()) {
      return false;
    }
    return operation instanceof Unrecognized
        || (operation instanceof OnTable on
            && schema.table(on.table()).isEmpty()
            && schema.object(on.table()).isEmpty());
  }

  private static Table named(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? Table.of(name) : Table.of(name.substring(0, dot), name.substring(dot + 1));
  }

  private OrderedMap<Table, Boolean> bornAfter(Operation operation) {
    if (operation instanceof CreateTable create && schema.table(create.table()).isEmpty()) {
      return born.with(create.table(), create.fromQuery());
    }
    if (operation instanceof Insert insert && insert.fromQuery() && isBorn(insert.table())) {
      return born.with(insert.table(), true);
    }
    if (operation instanceof CreateObject create
        && RELATIONS.contains(create.kind())
        && schema.object(named(create.name())).isEmpty()) {
      return born.with(named(create.name()), true);
    }
    if (operation instanceof AlterObject alter && alter.newName().isPresent()) {
      Table from = named(alter.name());
      return born.get(from)
          .map(filled -> born.without(from).with(from.sibling(alter.newName().get()), filled))
          .orElse(born);
    }
    if (operation instanceof DropTable drop) {
      return born.without(drop.table());
    }
    if (operation instanceof RenameIndex index) {
      return MisnamedIndex.in(schema, index).map(this::bornAfter).orElse(born);
    }
    if (operation instanceof RenameTable rename) {
      return born.get(rename.table())
          .map(
              filled ->
                  born.without(rename.table()).with(rename.table().sibling(rename.to()), filled))
          .orElse(born);
    }
    return born;
  }
}
