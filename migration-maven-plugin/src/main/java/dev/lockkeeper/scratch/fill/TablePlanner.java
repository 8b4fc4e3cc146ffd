package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Condition;
import dev.lockkeeper.scratch.fill.Facts.Link;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/** Gives each column of one table its shape. */
final class TablePlanner {

  /** What a table's foreign keys refer to. */
  interface Parents {
    /** Returns how many rows can be referred to. */
    long targets(Link link);

    /** Returns the values of one column of those rows; their parents may be planned later. */
    Shape target(Link link, int position);

    /** Returns whether the parent is not planned yet, because it refers back to this table. */
    boolean isOpen(Link link);
  }

  private static final int SAMPLES = 48;

  private final TableDemand demand;
  private final TablePlan plan;
  private final Oracle oracle;
  private final Parents parents;
  private final Map<Integer, Long> firstNumbers;
  private final KeyPlan keys;
  private final List<Condition> conditions;

  /**
   * @param firstNumbers where the sequence of a column begins, by its number
   */
  TablePlanner(
      TableDemand demand,
      TablePlan plan,
      Oracle oracle,
      Parents parents,
      Map<Integer, Long> firstNumbers) {
    this.demand = demand;
    this.plan = plan;
    this.oracle = oracle;
    this.parents = parents;
    this.firstNumbers = firstNumbers;
    this.keys = new KeyPlan(demand, plan, parents::targets);
    this.conditions = new ArrayList<>(demand.conditions());
    conditions.addAll(keys.avoided());
  }

  void plan() throws SQLException, CheckImpossibleException {
    Map<Integer, List<Candidate>> open = new LinkedHashMap<>();
    for (ColumnFacts column : demand.columns()) {
      KeyPlan.Carrier carrier = keys.carriers().get(column.number());
      if (carrier != null && keys.owner(column.number()) == null) {
        plan.give(column, carried(column, carrier));
      }
    }
    for (ColumnFacts column : demand.columns()) {
      if (plan.has(column.number())) {
        open.put(column.number(), List.of(Candidate.of(plan.shape(column.number()))));
      } else if (keys.owner(column.number()) != null) {
        open.put(column.number(), linked(column, keys.owner(column.number())));
      } else {
        open.put(column.number(), withNulls(column, castable(column, types(column).natural())));
      }
    }
    solve(open);
    checkSharedColumns();
  }

  private TypeShapes types(ColumnFacts column) {
    return new TypeShapes(
        column, demand.literalsFor(column), firstNumbers.getOrDefault(column.number(), 1L));
  }

  private boolean nullable(ColumnFacts column) {
    return !demand.required().contains(column.number()) && !keys.keyed(column.number());
  }

  private List<Candidate> withNulls(ColumnFacts column, List<Candidate> shapes)
      throws CheckImpossibleException {
    List<Candidate> all = new ArrayList<>();
    if (nullable(column)) {
      shapes.stream()
          .limit(2)
          .forEach(s -> all.add(Candidate.of(s.shape().withNulls(column.number()))));
    }
    all.addAll(shapes);
    if (nullable(column)) {
      all.add(Candidate.of(Shape.NULL));
    }
    if (all.isEmpty()) {
      throw impossible(column, "its type " + column.type());
    }
    return all;
  }

  private long[] samples() {
    long rows = Math.max(1, plan.rows());
    return LongStream.range(0, SAMPLES)
        .map(i -> i < SAMPLES / 2 ? i : i + 1 == SAMPLES ? rows - 1 : Shape.below(rows, i, 5))
        .map(row -> Math.min(row, rows - 1))
        .distinct()
        .toArray();
  }

  /** Returns those shapes whose samples the column's type takes, and later types too if any do. */
  private List<Candidate> castable(ColumnFacts column, List<Candidate> shapes) throws SQLException {
    List<Candidate> wanted = new ArrayList<>(shapes);
    for (ColumnFacts later : demand.laterTypesOf(column)) {
      wanted.addAll(new TypeShapes(later, demand.literalsFor(column), 1).natural());
    }
    long[] samples = samples();
    List<Candidate> left = new ArrayList<>();
    new Casts(oracle, samples).thatSuit(column, wanted).forEach(left::add);
    for (ColumnFacts later : demand.laterTypesOf(column)) {
      List<Candidate> both = new Casts(oracle, samples).thatSurvive(column, later, left);
      if (both.isEmpty()) {
        plan.remark(
            "no value of %s was found that can become %s; values are good for %s only"
                .formatted(column.name(), later.type(), column.type()));
      } else {
        left = both;
      }
    }
    return left;
  }

  private Shape carried(ColumnFacts column, KeyPlan.Carrier carrier)
      throws SQLException, CheckImpossibleException {
    long needed = (plan.rows() + carrier.rowsOfValue() - 1) / carrier.rowsOfValue();
    List<Candidate> shapes = new ArrayList<>();
    for (Candidate shape : castable(column, types(column).unique())) {
      if (shape.distinct() > 0) {
        shapes.add(Candidate.unique(shape.shape().at(carrier.value()), shape.distinct()));
      }
    }
    // a stable sort: of those with room for all rows the first stays first
    shapes.sort(Comparator.comparing(shape -> -Math.min(needed, shape.distinct())));
    List<Condition> own =
        conditions.stream()
            .filter(c -> c.columns().stream().allMatch(o -> o.number() == column.number()))
            .toList();
    Optional<Candidate> chosen = distinctByExpressions(column, own, shapes);
    if (chosen.isEmpty() || chosen.get().distinct() < needed) {
      chosen = more(chosen, listed(column, own, carrier));
    }
    Candidate candidate =
        chosen.orElseThrow(() -> impossible(column, own.isEmpty() ? "its key" : shown(own.get(0))));
    plan.limit(
        Math.multiplyHigh(candidate.distinct(), carrier.rowsOfValue()) != 0
            ? Long.MAX_VALUE
            : candidate.distinct() * carrier.rowsOfValue(),
        "%s has no more different values".formatted(column.name()));
    return candidate.shape();
  }

  private static Optional<Candidate> more(Optional<Candidate> one, Optional<Candidate> other) {
    return one.isPresent() && (other.isEmpty() || one.get().distinct() >= other.get().distinct())
        ? one
        : other;
  }

  private Optional<Candidate> distinctByExpressions(
      ColumnFacts column, List<Condition> own, List<Candidate> shapes) throws SQLException {
    for (Candidate shape : shapes) {
      Map<Integer, List<Candidate>> one = Map.of(column.number(), List.of(shape));
      boolean meets =
          own.isEmpty() || new Solver(oracle, own, one, samples()).combination().isPresent();
      if (meets && new Casts(oracle, samples()).differ(demand.keys(), column, shape)) {
        return Optional.of(shape);
      }
    }
    return Optional.empty();
  }

  /** Where no sequence will do, whatever single values meet the conditions. */
  private Optional<Candidate> listed(
      ColumnFacts column, List<Condition> own, KeyPlan.Carrier carrier) throws SQLException {
    List<Candidate> shapes = castable(column, types(column).natural());
    if (shapes.isEmpty()) {
      return Optional.empty();
    }
    Solver solver = new Solver(oracle, own, Map.of(column.number(), shapes), samples());
    List<String> values = solver.tuples().stream().map(tuple -> tuple[0]).toList();
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(Candidate.unique(Shape.inTurn(values).at(carrier.value()), values.size()));
  }

  private List<Candidate> linked(ColumnFacts column, Link link) throws CheckImpossibleException {
    int position = link.columns().indexOf(column.number());
    boolean mayMiss =
        link.columns().stream()
            .map(number -> demand.table().column(number).orElseThrow())
            .allMatch(this::nullable);
    boolean self = link.parent() == demand.table().oid();
    if (parents.targets(link) == 0 || parents.isOpen(link)) {
      if (mayMiss) {
        return List.of(Candidate.of(Shape.NULL));
      }
      plan.limit(parents.isOpen(link) ? plan.rows() : 0, link.name() + " has nothing to refer to");
    }
    Shape target = parents.target(link, position);
    List<Candidate> shapes = new ArrayList<>();
    for (LongUnaryOperator row : rowsOf(link, self)) {
      Shape shape = target.at(row);
      if (mayMiss) {
        int salt = link.columns().get(0);
        // a root is its own parent, unless it can have none
        shapes.add(
            Candidate.of(
                self
                    ? (number, out) -> (number < 8 ? Shape.NULL : shape).write(number, out)
                    : shape.withNulls(salt)));
      }
      shapes.add(Candidate.of(shape));
    }
    if (mayMiss) {
      shapes.add(Candidate.of(Shape.NULL));
    }
    return link.columns().size() == 1 ? shapes : shapes.subList(0, 1);
  }

  private List<LongUnaryOperator> rowsOf(Link link, boolean self) {
    if (!self || keys.keyed(link.columns().get(0)) || link.columns().size() > 1) {
      return List.of(keys.rowOf(link));
    }
    return List.of(row -> row / 8, row -> (row + 1) % Math.max(1, plan.rows()));
  }

  private void solve(Map<Integer, List<Candidate>> open)
      throws SQLException, CheckImpossibleException {
    for (Components.Component component : Components.of(open.keySet(), conditions)) {
      Map<Integer, List<Candidate>> alternatives = new LinkedHashMap<>();
      component.columns().forEach(number -> alternatives.put(number, open.get(number)));
      solve(component.conditions(), alternatives);
    }
  }

  private void solve(List<Condition> together, Map<Integer, List<Candidate>> alternatives)
      throws SQLException, CheckImpossibleException {
    if (together.isEmpty()) {
      alternatives.forEach((column, shapes) -> give(column, shapes.get(0).shape()));
      return;
    }
    Solver solver = new Solver(oracle, together, alternatives, samples());
    Optional<Map<Integer, Candidate>> combination = solver.combination();
    if (combination.isPresent()) {
      combination.get().forEach((column, shape) -> give(column, shape.shape()));
      return;
    }
    boolean free =
        alternatives.keySet().stream()
            .noneMatch(column -> plan.has(column) || keys.owner(column) != null);
    List<String[]> tuples = free ? solver.tuples() : List.of();
    if (!tuples.isEmpty()) {
      giveTuples(solver.columns(), tuples);
      return;
    }
    List<Condition> binding = together.stream().filter(c -> !c.notValid()).toList();
    if (binding.size() < together.size()) {
      plan.remark("rows that break constraints that were never validated");
      solve(binding, alternatives);
      return;
    }
    Condition blamed = solver.neverMet().orElse(together.get(together.size() - 1));
    throw impossible(blamed.columns().get(0), shown(blamed));
  }

  private void give(int column, Shape shape) {
    if (!plan.has(column)) {
      plan.give(demand.table().column(column).orElseThrow(), shape);
    }
  }

  private void giveTuples(List<Integer> columns, List<String[]> tuples) {
    int salt = columns.get(0);
    for (int i = 0; i < columns.size(); i++) {
      int position = i;
      List<String> values = new ArrayList<>();
      tuples.forEach(tuple -> values.add(tuple[position]));
      give(columns.get(i), Shape.constants(values, salt));
    }
  }

  /** Foreign keys that share a column have each their own idea of its value. */
  private void checkSharedColumns() throws CheckImpossibleException {
    for (Link link : demand.links()) {
      for (int i = 0; i < link.columns().size(); i++) {
        int column = link.columns().get(i);
        if (!link.equals(keys.owner(column)) && !parents.isOpen(link)) {
          Shape meant = parents.target(link, i).at(keys.rowOf(link));
          checkSame(demand.table().column(column).orElseThrow(), link, meant);
        }
      }
    }
  }

  private void checkSame(ColumnFacts column, Link link, Shape meant)
      throws CheckImpossibleException {
    if (link.columns().size() == 1) {
      // its values come from a wider foreign key, whose parent has the same one in turn
      return;
    }
    for (long sample : samples()) {
      String value = CopyBuffer.value(plan.shape(column.number()), sample);
      if (value != null && !value.equals(CopyBuffer.value(meant, sample))) {
        throw impossible(column, "constraint " + link.name());
      }
    }
  }

  private static String shown(Condition condition) {
    return condition.isBounds()
        ? condition.name()
        : "constraint %s (%s)".formatted(condition.name(), condition.expression());
  }

  private CheckImpossibleException impossible(ColumnFacts column, String because) {
    return new CheckImpossibleException(
        "No rows for table %s were found: column %s cannot meet %s"
            .formatted(demand.table().shown(), column.name(), because),
        "Set migration.rows.%s to 0, or give a snapshot with migration.snapshot"
            .formatted(demand.table().shown()));
  }
}
