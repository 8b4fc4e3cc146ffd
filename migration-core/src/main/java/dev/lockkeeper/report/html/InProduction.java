package dev.lockkeeper.report.html;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What production's rows make of the locks on one table: more than the picture of a sample shows.
 *
 * @param rows in production
 * @param from the least that the longest of them is held
 * @param to the most
 * @param queue how long those stand there who come behind an open transaction, in words
 */
record InProduction(long rows, double from, double to, Optional<String> queue) {

  /** Reads it off the statements that were observed; nothing where nothing grows. */
  static Optional<InProduction> of(String table, List<JsonNode> observed) {
    Optional<String> queue =
        longest(table, observed, "lockQueue")
            .map(
                behind ->
                    "behind a transaction of %s: %s"
                        .formatted(
                            Figures.millis(behind.path("openMillis").asDouble()),
                            range(behind.path("atProduction"))));
    return longest(table, observed, "blocks")
        .map(wait -> wait.path("atProduction"))
        .map(
            there ->
                new InProduction(
                    there.path("rows").asLong(),
                    there.path("fromMillis").asDouble(),
                    there.path("toMillis").asDouble(),
                    queue));
  }

  private static Optional<JsonNode> longest(String table, List<JsonNode> observed, String kind) {
    return observed.stream()
        .flatMap(seen -> seen.path(kind).valueStream())
        .filter(one -> one.path("table").asString().equals(table) && one.has("atProduction"))
        .max(Comparator.comparingDouble(one -> one.at("/atProduction/toMillis").asDouble()));
  }

  /** Returns a range, from its least to its most. */
  static String range(JsonNode there) {
    return "%s to %s"
        .formatted(
            Figures.millis(there.path("fromMillis").asDouble()),
            Figures.millis(there.path("toMillis").asDouble()));
  }

  /** Returns whether it is longer, for sure, than one of those that wait may. */
  boolean over(List<Timeline.Bar> bars) {
    return bars.stream()
        .flatMapToDouble(bar -> bar.budget().stream())
        .anyMatch(budget -> from > budget);
  }

  String words() {
    return String.join(
        "; ",
        Stream.concat(
                Stream.of(
                    "production's %s rows: held %s to %s"
                        .formatted(Figures.count(rows), Figures.millis(from), Figures.millis(to))),
                queue.stream())
            .toList());
  }
}
