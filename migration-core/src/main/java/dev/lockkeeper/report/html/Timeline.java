package dev.lockkeeper.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * When each statement of a script ran, and who was kept waiting by which lock: milliseconds since
 * its first statement began.
 *
 * @param steps the statements that were observed
 * @param lanes one for each table, in the order in which they were locked
 */
record Timeline(List<Step> steps, List<Lane> lanes) {

  Timeline {
    steps = List.copyOf(steps);
    lanes = List.copyOf(lanes);
  }

  /** Two readings of the clock may differ by that though they mean the same moment. */
  private static final double CLOCK = 0.1;

  /** A statement while it ran. */
  record Step(int index, int line, double from, double to) {}

  /** All locks on one table, on as many rows as overlap. */
  record Lane(String table, List<Bar> bars, Optional<InProduction> there) {
    Lane {
      bars = List.copyOf(bars);
    }

    int rows() {
      return bars.stream().mapToInt(bar -> bar.row() + 1).max().orElse(1);
    }
  }

  /** Who waits. */
  enum Waiting {
    READERS_AND_WRITERS("reads and writes wait", "all"),
    WRITERS("writes wait", "writes"),
    NOBODY("nobody waits", "nobody");

    private final String words;
    private final String style;

    Waiting(String words, String style) {
      this.words = words;
      this.style = style;
    }

    String words() {
      return words;
    }

    /** The name of its colour in the style sheet. */
    String style() {
      return style;
    }
  }

  /**
   * A lock while it was held.
   *
   * @param mode in the words of the server's manual
   * @param waited how long before that it was asked for
   * @param budget how long those who wait may, from its beginning; none where nobody does
   * @param stall how long one who waited stood still; none where nobody was there to feel it
   * @param row of its lane, from 0
   */
  record Bar(
      int statement,
      String mode,
      double from,
      double waited,
      double held,
      Waiting waiting,
      OptionalDouble budget,
      OptionalDouble stall,
      int row) {

    double to() {
      return from + held;
    }

    /** A later statement that wants the same lock again changes nothing for anybody. */
    private boolean covers(Bar later) {
      return mode.equals(later.mode)
          && waiting.compareTo(later.waiting) <= 0
          && from <= later.from
          && to() + CLOCK >= later.to();
    }

    /** Returns whether it was held for longer than it may. */
    boolean over() {
      return budget.isPresent() && held > budget.getAsDouble();
    }
  }

  /** Returns the end of the last lock, stall or statement. */
  double end() {
    double statements = steps.stream().mapToDouble(Step::to).max().orElse(0);
    return lanes.stream()
        .flatMap(lane -> lane.bars().stream())
        .mapToDouble(bar -> Math.max(bar.to(), bar.from() + bar.stall().orElse(0)))
        .reduce(statements, Math::max);
  }

  /** Reads it from a script of the report, and the budgets of its history. */
  static Timeline of(JsonNode script, JsonNode budgets) {
    List<Step> steps = new ArrayList<>();
    Map<String, List<Bar>> bars = new LinkedHashMap<>();
    List<JsonNode> seen = new ArrayList<>();
    double clock = 0;
    double first = Double.NaN;
    for (JsonNode statement : script.path("statements")) {
      JsonNode observed = statement.path("observed");
      if (observed.isMissingNode()) {
        continue;
      }
      seen.add(observed);
      double started = observed.path("startedMillis").asDouble(clock);
      first = Double.isNaN(first) ? started : first;
      double from = started - first;
      clock = started + observed.path("millis").asDouble();
      int index = statement.path("index").asInt();
      steps.add(new Step(index, statement.path("line").asInt(), from, clock - first));
      for (JsonNode lock : observed.path("locks")) {
        if (lock.has("heldMillis")) {
          String table = lock.path("table").asString();
          Bar bar = bar(index, from, lock, observed, budgets);
          List<Bar> lane = bars.computeIfAbsent(table, key -> new ArrayList<>());
          if (lane.stream().noneMatch(earlier -> earlier.covers(bar))) {
            lane.add(bar);
          }
        }
      }
    }
    return new Timeline(
        steps,
        bars.entrySet().stream()
            .map(
                lane ->
                    new Lane(
                        lane.getKey(),
                        stacked(lane.getValue()),
                        InProduction.of(lane.getKey(), seen)))
            .toList());
  }

  private static Bar bar(
      int statement, double from, JsonNode lock, JsonNode observed, JsonNode budgets) {
    String table = lock.path("table").asString();
    Waiting waiting = waiting(table, observed);
    return new Bar(
        statement,
        words(lock.path("mode").asString()),
        from + lock.path("afterMillis").asDouble(0),
        lock.path("waitedMillis").asDouble(0),
        lock.path("heldMillis").asDouble(),
        waiting,
        budget(waiting, budgets),
        stall(table, observed),
        0);
  }

  private static OptionalDouble stall(String table, JsonNode observed) {
    return observed
        .path("blocks")
        .valueStream()
        .filter(wait -> wait.path("table").asString().equals(table))
        .filter(wait -> wait.has("longestStallMillis"))
        .mapToDouble(wait -> wait.path("longestStallMillis").asDouble())
        .max();
  }

  /** Returns who waits for the table, as the effects of a statement say. */
  static Waiting waiting(String table, JsonNode observed) {
    List<String> traffic =
        observed
            .path("blocks")
            .valueStream()
            .filter(wait -> wait.path("table").asString().equals(table))
            .map(wait -> wait.path("traffic").asString())
            .toList();
    if (traffic.contains("reads")) {
      return Waiting.READERS_AND_WRITERS;
    }
    return traffic.contains("writes") ? Waiting.WRITERS : Waiting.NOBODY;
  }

  private static OptionalDouble budget(Waiting waiting, JsonNode budgets) {
    if (waiting == Waiting.NOBODY || budgets.isMissingNode()) {
      return OptionalDouble.empty();
    }
    double writes = budgets.path("writesMillis").asDouble();
    return OptionalDouble.of(
        waiting == Waiting.WRITERS
            ? writes
            : Math.min(writes, budgets.path("readsMillis").asDouble()));
  }

  /** {@code ShareRowExclusiveLock} is SHARE ROW EXCLUSIVE in the manual. */
  static String words(String mode) {
    return mode.replaceFirst("Lock$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])|_", " ")
        .toUpperCase(Locale.ROOT);
  }

  private static List<Bar> stacked(List<Bar> bars) {
    List<Double> ends = new ArrayList<>();
    List<Bar> stacked = new ArrayList<>();
    for (Bar bar : bars) {
      int row = 0;
      while (row < ends.size() && ends.get(row) > bar.from() - bar.waited()) {
        row++;
      }
      if (row == ends.size()) {
        ends.add(bar.to());
      } else {
        ends.set(row, bar.to());
      }
      stacked.add(
          new Bar(
              bar.statement,
              bar.mode,
              bar.from,
              bar.waited,
              bar.held,
              bar.waiting,
              bar.budget,
              bar.stall,
              row));
    }
    return stacked;
  }
}
