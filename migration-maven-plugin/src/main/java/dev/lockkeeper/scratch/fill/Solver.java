package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.Condition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Finds shapes for columns that conditions tie together, asking the server about samples. */
final class Solver {

  private static final int MOST_COMBINATIONS = 1_200;
  private static final int COMBINATIONS_AT_ONCE = 60;
  private static final int TUPLES = 4_000;
  private static final int CONFIRMATIONS = 3_000;

  private final Oracle oracle;
  private final List<Condition> conditions;
  private final List<Integer> columns;
  private final List<List<Candidate>> alternatives;
  private final long[] samples;
  private final long confirmations;

  /**
   * @param alternatives for each column, the best first
   * @param samples numbers of rows that stand for all
   */
  Solver(
      Oracle oracle,
      List<Condition> conditions,
      Map<Integer, List<Candidate>> alternatives,
      long[] samples) {
    this.oracle = oracle;
    this.conditions = conditions;
    this.columns = List.copyOf(alternatives.keySet());
    this.alternatives = List.copyOf(alternatives.values());
    this.samples = samples.clone();
    this.confirmations = Math.min(1 + LongStream.of(samples).max().orElse(0), CONFIRMATIONS);
  }

  /** Returns the best alternatives with which all samples meet all conditions. */
  Optional<Map<Integer, Candidate>> combination() throws SQLException {
    List<int[]> combinations = combinations();
    for (int from = 0; from < combinations.size(); from += COMBINATIONS_AT_ONCE) {
      List<int[]> some =
          combinations.subList(from, Math.min(combinations.size(), from + COMBINATIONS_AT_ONCE));
      List<String[]> rows = new ArrayList<>();
      for (int[] combination : some) {
        for (long sample : samples) {
          rows.add(row(combination, sample));
        }
      }
      BitSet suits = suits(rows);
      for (int i = 0; i < some.size(); i++) {
        int start = i * samples.length;
        boolean samplesSuit = suits.nextClearBit(start) >= start + samples.length;
        if (samplesSuit && suitsThroughout(some.get(i))) {
          return Optional.of(chosen(some.get(i)));
        }
      }
    }
    return Optional.empty();
  }

  /** Tries the edges, and so many rows that what is wrong with one in a thousand is found. */
  private boolean suitsThroughout(int[] combination) throws SQLException {
    List<String[]> rows = new ArrayList<>();
    for (long row = 0; row < confirmations; row++) {
      rows.add(row(combination, row));
    }
    for (int i = 0; i < combination.length; i++) {
      for (String edge : alternatives.get(i).get(combination[i]).edges()) {
        String[] values = row(combination, samples[0]);
        values[i] = edge;
        rows.add(values);
      }
    }
    return suits(rows).nextClearBit(0) >= rows.size();
  }

  private BitSet suits(List<String[]> rows) throws SQLException {
    BitSet suits = new BitSet();
    suits.set(0, rows.size());
    for (Condition condition : conditions) {
      suits.and(oracle.suits(condition, columns, rows));
    }
    return suits;
  }

  private String[] row(int[] combination, long row) {
    String[] values = new String[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = CopyBuffer.value(alternatives.get(i).get(combination[i]).shape(), row);
    }
    return values;
  }

  private Map<Integer, Candidate> chosen(int[] combination) {
    Map<Integer, Candidate> chosen = new HashMap<>();
    for (int i = 0; i < combination.length; i++) {
      chosen.put(columns.get(i), alternatives.get(i).get(combination[i]));
    }
    return chosen;
  }

  /** All combinations, those with the best alternatives first, up to a limit. */
  private List<int[]> combinations() {
    List<int[]> combinations = new ArrayList<>();
    int most = alternatives.stream().mapToInt(list -> list.size() - 1).sum();
    for (int sum = 0; sum <= most && combinations.size() < MOST_COMBINATIONS; sum++) {
      extend(new int[columns.size()], 0, sum, combinations);
    }
    return combinations;
  }

  private void extend(int[] combination, int column, int sum, List<int[]> into) {
    if (into.size() >= MOST_COMBINATIONS) {
      return;
    }
    if (column == combination.length) {
      if (sum == 0) {
        into.add(combination.clone());
      }
      return;
    }
    for (int i = 0; i < alternatives.get(column).size() && i <= sum; i++) {
      combination[column] = i;
      extend(combination, column + 1, sum - i, into);
    }
    combination[column] = 0;
  }

  /** Returns tuples of values that meet all conditions, all different; perhaps none. */
  List<String[]> tuples() throws SQLException {
    Map<List<String>, String[]> tried = new LinkedHashMap<>();
    for (int i = 0; i < TUPLES; i++) {
      int[] combination = new int[columns.size()];
      String[] tuple = new String[columns.size()];
      for (int column = 0; column < tuple.length; column++) {
        List<Candidate> some = alternatives.get(column);
        // half of the tries with the first few, which are the natural ones
        int bound = i % 2 == 0 ? some.size() : Math.min(some.size(), 3);
        combination[column] = (int) Shape.below(bound, i, 31 * column + 7);
        tuple[column] =
            CopyBuffer.value(
                some.get(combination[column]).shape(), Shape.below(10_000, i, column + 3));
      }
      tried.putIfAbsent(Arrays.asList(tuple), tuple);
    }
    List<String[]> rows = List.copyOf(tried.values());
    BitSet suits = suits(rows);
    return suits.stream().mapToObj(rows::get).toList();
  }

  List<Integer> columns() {
    return columns;
  }

  /** Returns the condition that no try met, where one of them alone is to blame. */
  Optional<Condition> neverMet() throws SQLException {
    for (Condition condition : conditions) {
      Solver alone = new Solver(oracle, List.of(condition), byColumn(), samples);
      if (alone.tuples().isEmpty()) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  private Map<Integer, List<Candidate>> byColumn() {
    Map<Integer, List<Candidate>> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      byColumn.put(columns.get(i), alternatives.get(i));
    }
    return byColumn;
  }
}
