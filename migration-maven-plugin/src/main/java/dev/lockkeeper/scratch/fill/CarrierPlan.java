package dev.lockkeeper.scratch.fill;

import static dev.lockkeeper.scratch.fill.ColumnShapes.shown;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Condition;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shapes for the columns by which rows differ. */
final class CarrierPlan {

  private final ColumnShapes shapes;
  private final TablePlan plan;
  private final List<Condition> conditions;

  CarrierPlan(ColumnShapes shapes, List<Condition> conditions) {
    this.shapes = shapes;
    this.plan = shapes.plan();
    this.conditions = conditions;
  }

  /** Returns the column's shape, and limits the table's rows to what it has values for. */
  Shape carried(ColumnFacts column, KeyPlan.Carrier carrier)
      throws SQLException, CheckImpossibleException {
    long needed = (plan.rows() + carrier.rowsOfValue() - 1) / carrier.rowsOfValue();
    List<Condition> own =
        conditions.stream()
            .filter(c -> c.columns().stream().allMatch(o -> o.number() == column.number()))
            .toList();
    Optional<Candidate> chosen = sequence(column, own, carrier, needed);
    if (chosen.isEmpty() || chosen.get().distinct() < needed) {
      chosen = more(chosen, listed(column, own, carrier));
    }
    Candidate candidate =
        chosen.orElseThrow(
            () -> shapes.impossible(column, own.isEmpty() ? "its key" : shown(own.get(0))));
    boolean endless = candidate.distinct() > Long.MAX_VALUE / carrier.rowsOfValue();
    plan.limit(
        endless ? Long.MAX_VALUE : candidate.distinct() * carrier.rowsOfValue(),
        "%s has no more different values".formatted(column.name()));
    return candidate.shape();
  }

  private Optional<Candidate> sequence(
      ColumnFacts column, List<Condition> own, KeyPlan.Carrier carrier, long needed)
      throws SQLException {
    List<Candidate> sequences = new ArrayList<>();
    for (Candidate shape : shapes.unique(column)) {
      sequences.add(Candidate.unique(shape.shape().at(carrier.value()), shape.distinct()));
    }
    // a stable sort: of those with room for all rows the first stays first
    sequences.sort(Comparator.comparing(shape -> -Math.min(needed, shape.distinct())));
    for (Candidate shape : sequences) {
      Map<Integer, List<Candidate>> alone = Map.of(column.number(), List.of(shape));
      boolean meets = own.isEmpty() || shapes.solver(own, alone).combination().isPresent();
      if (meets && shapes.casts().differ(shapes.demand().keys(), column, shape)) {
        return Optional.of(shape);
      }
    }
    return Optional.empty();
  }

  /** Where no sequence will do, whatever single values meet the conditions. */
  private Optional<Candidate> listed(
      ColumnFacts column, List<Condition> own, KeyPlan.Carrier carrier) throws SQLException {
    List<Candidate> natural = shapes.natural(column);
    if (natural.isEmpty()) {
      return Optional.empty();
    }
    List<String> values =
        shapes.solver(own, Map.of(column.number(), natural)).tuples().stream()
            .map(tuple -> tuple[0])
            .toList();
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(Candidate.unique(Shape.inTurn(values).at(carrier.value()), values.size()));
  }

  private static Optional<Candidate> more(Optional<Candidate> one, Optional<Candidate> other) {
    boolean first =
        one.isPresent() && (other.isEmpty() || one.get().distinct() >= other.get().distinct());
    return first ? one : other;
  }
}
