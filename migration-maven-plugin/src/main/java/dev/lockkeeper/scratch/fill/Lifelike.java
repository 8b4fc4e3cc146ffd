package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shapes that are spread as production's values are. */
final class Lifelike {

  /** A text up to that many bytes is stored with one more, a longer one with four. */
  private static final int SHORT = 126;

  private static final int SHORT_HEADER = 1;
  private static final int LONG_HEADER = 4;

  /** Beyond that a value is stored beside its table, and its width tells nothing of its length. */
  private static final int WIDEST = 2_000;

  private static final Set<String> TEXTS =
      Set.of("text", "character varying", "citext", "public.citext");

  private static final Set<String> NUMBERS =
      Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  private static final Set<String> MOMENTS =
      Set.of("date", "timestamp without time zone", "timestamp with time zone");

  private final ColumnFacts column;
  private final Literals literals;
  private final ColumnFigures figures;
  private final long rows;

  /**
   * @param literals in conditions on the column
   * @param rows that there will be
   */
  Lifelike(ColumnFacts column, Literals literals, ColumnFigures figures, long rows) {
    this.column = column;
    this.literals = literals;
    this.figures = figures;
    this.rows = rows;
  }

  /**
   * Returns shapes with production's range and order, and those given with its width and number of
   * values, where that is known.
   */
  List<Candidate> of(List<Candidate> shapes) {
    List<Candidate> spread = new ArrayList<>();
    ranged().ifPresent(spread::add);
    if (isText()) {
      figures
          .width()
          .map(width -> width - (width > SHORT + SHORT_HEADER ? LONG_HEADER : SHORT_HEADER))
          .map(length -> Math.min(length, longest()))
          .filter(length -> length > 0)
          .ifPresent(length -> spread.add(repeated(TextShapes.ofLength(length, column.number()))));
    }
    if (figures.repeated(rows).isPresent()) {
      shapes.stream()
          .filter(shape -> !shape.constant())
          .forEach(shape -> spread.add(repeated(shape)));
    }
    return spread;
  }

  /** Returns unique shapes in production's order, as far as that is one or none. */
  List<Candidate> unique(List<Candidate> shapes) {
    Optional<Spread> spread = figures.correlation().map(this::spread).filter(Spread::isShuffled);
    return spread.isEmpty()
        ? shapes
        : shapes.stream().map(shape -> shuffled(shape, spread.get())).toList();
  }

  private Candidate shuffled(Candidate shape, Spread spread) {
    return shape.distinct() < rows
        ? shape
        : Candidate.unique(shape.shape().at(spread.shuffled()), shape.distinct());
  }

  private Optional<Candidate> ranged() {
    if (column.array() || figures.from().isEmpty() || figures.to().isEmpty()) {
      return Optional.empty();
    }
    Spread spread = spread(figures.correlation().orElse(0.0));
    long values = figures.repeated(rows).orElse(Long.MAX_VALUE);
    BigDecimal from = figures.from().get();
    BigDecimal to = figures.to().get();
    if (NUMBERS.contains(column.base())) {
      return new NumberShapes(column, literals, 1).ranged(from, to, values, spread);
    }
    return MOMENTS.contains(column.base())
        ? new DateShapes(column.base(), literals, column.number())
            .ranged(from.intValue(), to.intValue(), values, spread)
        : Optional.empty();
  }

  private Spread spread(double correlation) {
    return new Spread(rows, correlation, column.number());
  }

  private boolean isText() {
    return !column.array() && TEXTS.contains(column.base());
  }

  private int longest() {
    return column.modifiers().isEmpty() ? WIDEST : Math.min(WIDEST, column.modifiers().get(0));
  }

  private Candidate repeated(Candidate shape) {
    return figures
        .repeated(rows)
        .map(
            values ->
                new Candidate(
                    shape.shape().at(row -> Shape.below(values, row, column.number())),
                    0,
                    shape.edges(),
                    shape.constant()))
        .orElse(shape);
  }
}
