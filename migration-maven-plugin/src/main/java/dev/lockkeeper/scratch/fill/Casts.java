package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import dev.lockkeeper.scratch.fill.Facts.UniqueKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Tests shapes of one column by samples. */
final class Casts {

  /** A type that takes whatever any shape writes. */
  private static final Set<String> PLAIN = Set.of("text");

  private static final int MANY = 2_000;

  private final Oracle oracle;
  private final long[] samples;

  Casts(Oracle oracle, long[] samples) {
    this.oracle = oracle;
    this.samples = samples.clone();
  }

  /** Returns the shapes all of whose samples the column takes. */
  List<Candidate> thatSuit(ColumnFacts column, List<Candidate> shapes) throws SQLException {
    return PLAIN.contains(column.type())
        ? shapes
        : kept(shapes, oracle.castable(column, values(shapes)));
  }

  /** Returns the shapes all of whose samples survive the change of type. */
  List<Candidate> thatSurvive(ColumnFacts from, ColumnFacts to, List<Candidate> shapes)
      throws SQLException {
    return kept(shapes, oracle.castable(from, to, values(shapes)));
  }

  /** Returns whether the shape's values also differ by the expressions that mention the column. */
  boolean differ(List<UniqueKey> keys, ColumnFacts column, Candidate shape) throws SQLException {
    for (UniqueKey key : keys) {
      boolean concerned =
          !key.exclusion()
              && !key.expressions().isEmpty()
              && key.columns().size() == 1
              && key.columns().get(0).number() == column.number();
      if (concerned && !oracle.differ(key, manyValues(shape))) {
        return false;
      }
    }
    return true;
  }

  private static List<String[]> manyValues(Candidate shape) {
    return LongStream.range(0, Math.min(MANY, Math.max(1, shape.distinct())))
        .mapToObj(row -> new String[] {CopyBuffer.value(shape.shape(), row)})
        .toList();
  }

  private List<String[]> values(List<Candidate> shapes) {
    List<String[]> values = new ArrayList<>();
    for (Candidate shape : shapes) {
      for (long sample : samples) {
        values.add(new String[] {CopyBuffer.value(shape.shape(), sample)});
      }
    }
    return values;
  }

  private List<Candidate> kept(List<Candidate> shapes, BitSet suits) {
    List<Candidate> kept = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      int start = i * samples.length;
      if (suits.nextClearBit(start) >= start + samples.length) {
        kept.add(shapes.get(i));
      }
    }
    return kept;
  }
}
