package dev.lockkeeper.scratch.fill;

import static dev.lockkeeper.scratch.fill.ColumnShapes.shown;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Condition;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives each column of one table its shape. */
final class TablePlanner {

  private final ColumnShapes shapes;
  private final TableDemand demand;
  private final TablePlan plan;
  private final KeyPlan keys;
  private final LinkPlan links;
  private final List<Condition> conditions;
  private final boolean exact;

  /**
   * @param exact whether to take nothing but values that the server has seen, where it can be done
   */
  TablePlanner(ColumnShapes shapes, LinkPlan.Parents parents, boolean exact) {
    this.shapes = shapes;
    this.demand = shapes.demand();
    this.plan = shapes.plan();
    this.keys = new KeyPlan(demand, plan, parents::targets);
    this.links = new LinkPlan(shapes, parents, keys);
    this.conditions = new ArrayList<>(demand.conditions());
    this.exact = exact;
    conditions.addAll(keys.avoided());
  }

  void plan() throws SQLException, CheckImpossibleException {
    CarrierPlan carriers = new CarrierPlan(shapes, conditions);
    for (ColumnFacts column : demand.columns()) {
      KeyPlan.Carrier carrier = keys.carriers().get(column.number());
      if (carrier != null && keys.owner(column.number()) == null) {
        plan.give(column, carriers.carried(column, carrier));
      }
    }
    Map<Integer, List<Candidate>> open = new LinkedHashMap<>();
    for (ColumnFacts column : demand.columns()) {
      open.put(column.number(), alternatives(column));
    }
    for (Components.Component component : Components.of(open.keySet(), conditions)) {
      Map<Integer, List<Candidate>> alternatives = new LinkedHashMap<>();
      component.columns().forEach(number -> alternatives.put(number, open.get(number)));
      solve(component.conditions(), alternatives);
    }
    links.checkSharedColumns();
  }

  private List<Candidate> alternatives(ColumnFacts column)
      throws SQLException, CheckImpossibleException {
    if (plan.has(column.number())) {
      return List.of(Candidate.of(plan.shape(column.number())));
    }
    if (keys.owner(column.number()) != null) {
      return links.linked(column, keys.owner(column.number()));
    }
    List<Candidate> natural = shapes.natural(column);
    List<Candidate> all = new ArrayList<>();
    double nulls = links.isNullable(column) ? shapes.nulls(column) : 0;
    if (nulls > 0) {
      natural.stream().limit(2).forEach(shape -> all.add(shape.withNulls(nulls, column.number())));
    }
    all.addAll(natural);
    if (links.isNullable(column)) {
      all.add(Candidate.nothing());
    }
    if (all.isEmpty()) {
      throw shapes.impossible(column, "its type " + column.type());
    }
    return all;
  }

  private void solve(List<Condition> together, Map<Integer, List<Candidate>> alternatives)
      throws SQLException, CheckImpossibleException {
    if (together.isEmpty()) {
      alternatives.forEach((column, some) -> give(column, some.get(0).shape()));
      return;
    }
    Solver solver = shapes.solver(together, alternatives);
    Optional<Map<Integer, Candidate>> combination = solver.combination();
    boolean lifelike =
        combination.isPresent()
            && combination.get().values().stream().noneMatch(Candidate::constant);
    boolean free =
        alternatives.keySet().stream()
            .noneMatch(column -> plan.has(column) || keys.owner(column) != null);
    List<String[]> tuples = free && (exact || !lifelike) ? solver.tuples() : List.of();
    if (!tuples.isEmpty()) {
      giveTuples(solver.columns(), tuples);
    } else if (combination.isPresent()) {
      combination.get().forEach((column, shape) -> give(column, shape.shape()));
    } else {
      solveWhatBinds(solver, together, alternatives);
    }
  }

  private void solveWhatBinds(
      Solver solver, List<Condition> together, Map<Integer, List<Candidate>> alternatives)
      throws SQLException, CheckImpossibleException {
    List<Condition> binding = together.stream().filter(c -> !c.notValid()).toList();
    if (binding.size() == together.size()) {
      Condition blamed = solver.neverMet().orElse(together.get(together.size() - 1));
      throw shapes.impossible(blamed.columns().get(0), shown(blamed));
    }
    plan.remark("rows that break constraints that were never validated");
    solve(binding, alternatives);
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
}
