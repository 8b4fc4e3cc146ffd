package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import java.util.ArrayList;
import java.util.List;
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

  private final ColumnFacts column;
  private final ColumnFigures figures;
  private final long rows;

  /**
   * @param rows that there will be
   */
  Lifelike(ColumnFacts column, ColumnFigures figures, long rows) {
    this.column = column;
    this.figures = figures;
    this.rows = rows;
  }

  /** Returns the shapes with production's width and number of values, where those are known. */
  List<Candidate> of(List<Candidate> shapes) {
    List<Candidate> spread = new ArrayList<>();
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
