package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Link;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Shapes for the columns of foreign keys: the values that some row of the parent has. */
final class LinkPlan {

  /** What a table's foreign keys refer to. */
  interface Parents {
    /** Returns how many rows can be referred to. */
    long targets(Link link);

    /** Returns the values of one column of those rows; their parents may be planned later. */
    Shape target(Link link, int position);

    /** Returns whether the parent is not planned yet, because it refers back to this table. */
    boolean isOpen(Link link);
  }

  /** So many rows of a tree are its roots, and so many children has each row. */
  private static final int CHILDREN = 8;

  private final ColumnShapes shapes;
  private final TablePlan plan;
  private final Parents parents;
  private final KeyPlan keys;

  LinkPlan(ColumnShapes shapes, Parents parents, KeyPlan keys) {
    this.shapes = shapes;
    this.plan = shapes.plan();
    this.parents = parents;
    this.keys = keys;
  }

  /** Returns alternatives for one column of the foreign key. */
  List<Candidate> linked(ColumnFacts column, Link link) {
    boolean optional =
        link.columns().stream()
            .map(number -> shapes.demand().table().column(number).orElseThrow())
            .allMatch(this::isNullable);
    boolean open = parents.isOpen(link);
    if (optional && (open || parents.targets(link) == 0)) {
      return List.of(Candidate.nothing());
    }
    if (!open && parents.targets(link) == 0) {
      plan.limit(0, link.name() + " has nothing to refer to");
    }
    Shape target = parents.target(link, link.columns().indexOf(column.number()));
    List<Candidate> linked = new ArrayList<>();
    for (LongUnaryOperator row : rowsOf(link)) {
      Shape shape = target.at(row);
      if (optional) {
        linked.add(withoutParents(link, shape));
      }
      linked.add(Candidate.of(shape));
    }
    if (optional) {
      linked.add(Candidate.nothing());
    }
    // columns of one foreign key are NULL together, or refer to the same row
    return link.columns().size() == 1 ? linked : linked.subList(0, 1);
  }

  boolean isNullable(ColumnFacts column) {
    return !shapes.demand().required().contains(column.number()) && !keys.keyed(column.number());
  }

  private boolean isToItself(Link link) {
    return link.parent() == shapes.demand().table().oid();
  }

  private Candidate withoutParents(Link link, Shape shape) {
    return Candidate.of(
        isToItself(link)
            ? (row, out) -> (row < CHILDREN ? Shape.NULL : shape).write(row, out)
            : shape.withNulls(Shape.NULLS, link.columns().get(0)));
  }

  private List<LongUnaryOperator> rowsOf(Link link) {
    boolean tree =
        isToItself(link) && link.columns().size() == 1 && !keys.keyed(link.columns().get(0));
    // where a root may not be its own parent, a ring will do
    return tree
        ? List.of(row -> row / CHILDREN, row -> (row + 1) % Math.max(1, plan.rows()))
        : List.of(keys.rowOf(link));
  }

  /** Refuses where foreign keys that share a column have each their own idea of its value. */
  void checkSharedColumns() throws CheckImpossibleException {
    for (Link link : shapes.demand().links()) {
      // a single column takes its value from a wider foreign key, whose parent refers likewise
      boolean shares = link.columns().size() > 1 && !parents.isOpen(link);
      for (int i = 0; shares && i < link.columns().size(); i++) {
        if (!link.equals(keys.owner(link.columns().get(i)))) {
          checkSame(link, i);
        }
      }
    }
  }

  private void checkSame(Link link, int position) throws CheckImpossibleException {
    int column = link.columns().get(position);
    Shape meant = parents.target(link, position).at(keys.rowOf(link));
    for (long sample : shapes.samples()) {
      String value = CopyBuffer.value(plan.shape(column), sample);
      if (value != null && !value.equals(CopyBuffer.value(meant, sample))) {
        throw shapes.impossible(
            shapes.demand().table().column(column).orElseThrow(), "constraint " + link.name());
      }
    }
  }
}
