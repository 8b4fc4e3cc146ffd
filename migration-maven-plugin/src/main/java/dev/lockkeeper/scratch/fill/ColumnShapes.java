package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.Condition;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The shapes that the columns of one table can have by their types, now and later. */
final class ColumnShapes {

  private static final int SAMPLES = 48;

  private final TableDemand demand;
  private final TablePlan plan;
  private final Oracle oracle;
  private final Map<Integer, Long> firstNumbers;
  private final Map<String, ColumnFigures> figures;

  /**
   * @param firstNumbers where the sequence of a column begins, by its number
   * @param figures of production, by the name of the column
   */
  ColumnShapes(
      TableDemand demand,
      TablePlan plan,
      Oracle oracle,
      Map<Integer, Long> firstNumbers,
      Map<String, ColumnFigures> figures) {
    this.demand = demand;
    this.plan = plan;
    this.oracle = oracle;
    this.firstNumbers = firstNumbers;
    this.figures = figures;
  }

  TableDemand demand() {
    return demand;
  }

  TablePlan plan() {
    return plan;
  }

  Oracle oracle() {
    return oracle;
  }

  /** Returns lifelike shapes, the best first. */
  List<Candidate> natural(ColumnFacts column) throws SQLException {
    List<Candidate> shapes = types(column).natural();
    List<Candidate> wanted = new ArrayList<>(lifelike(column).of(shapes));
    wanted.addAll(shapes);
    return castable(column, wanted);
  }

  /** Returns shapes whose values all differ, the best first. */
  List<Candidate> unique(ColumnFacts column) throws SQLException {
    return castable(column, lifelike(column).unique(types(column).unique())).stream()
        .filter(shape -> shape.distinct() > 0)
        .toList();
  }

  private Lifelike lifelike(ColumnFacts column) {
    return new Lifelike(
        column, demand.literalsFor(column), figuresOf(column), plan.existing() + plan.rows());
  }

  private ColumnFigures figuresOf(ColumnFacts column) {
    return figures.getOrDefault(column.name(), ColumnFigures.NONE);
  }

  /** Returns the share of rows that have no value in a column that may have none. */
  double nulls(ColumnFacts column) {
    return figuresOf(column).nullFraction().orElse(Shape.NULLS);
  }

  private TypeShapes types(ColumnFacts column) {
    return new TypeShapes(
        column, demand.literalsFor(column), firstNumbers.getOrDefault(column.number(), 1L));
  }

  /** Returns numbers of rows that stand for all. */
  long[] samples() {
    long rows = Math.max(1, plan.rows());
    return LongStream.range(0, SAMPLES)
        .map(i -> i < SAMPLES / 2 ? i : i + 1 == SAMPLES ? rows - 1 : Shape.below(rows, i, 5))
        .map(row -> Math.min(row, rows - 1))
        .distinct()
        .toArray();
  }

  Casts casts() {
    return new Casts(oracle, samples());
  }

  Solver solver(List<Condition> conditions, Map<Integer, List<Candidate>> alternatives) {
    return new Solver(oracle, conditions, alternatives, samples());
  }

  /** Returns those shapes whose samples the column's type takes, and later types too if any do. */
  private List<Candidate> castable(ColumnFacts column, List<Candidate> shapes) throws SQLException {
    List<Candidate> wanted = new ArrayList<>(shapes);
    for (ColumnFacts later : demand.laterTypesOf(column)) {
      wanted.addAll(new TypeShapes(later, demand.literalsFor(column), 1).natural());
      wanted.addAll(new TypeShapes(later, demand.literalsFor(column), 1).unique());
    }
    List<Candidate> left = casts().thatSuit(column, wanted);
    for (ColumnFacts later : demand.laterTypesOf(column)) {
      List<Candidate> both = casts().thatSurvive(column, later, left);
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

  static String shown(Condition condition) {
    return condition.isBounds()
        ? condition.name()
        : "constraint %s (%s)".formatted(condition.name(), condition.expression());
  }

  CheckImpossibleException impossible(ColumnFacts column, String because) {
    String table = demand.table().shown();
    return new CheckImpossibleException(
        "No rows for table %s were found: column %s cannot meet %s"
            .formatted(table, column.name(), because),
        "Set migration.rows.%s to 0, and let prediction judge that table alone".formatted(table));
  }
}
