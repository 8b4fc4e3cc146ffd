package dev.lockkeeper.report;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Lags;
import dev.lockkeeper.effect.Effect.Queues;
import dev.lockkeeper.effect.Effect.Stalls;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What readers and writers beside a statement felt of it, and those who read from a replica. */
final class FeltJson {

  private static final double MICROS_PER_MILLI = 1000;

  private FeltJson() {}

  /** Adds it to an observation; nothing where nobody was there to feel anything. */
  static void write(ObjectNode observed, List<Effect> effects) {
    List<Stalls> stalls =
        effects.stream()
            .filter(Stalls.class::isInstance)
            .map(Stalls.class::cast)
            .sorted(Comparator.comparing(Stalls::table).thenComparing(Stalls::traffic))
            .toList();
    if (!stalls.isEmpty()) {
      ArrayNode nodes = observed.putArray("stalls");
      stalls.forEach(stall -> write(nodes.addObject(), stall));
      stalls.forEach(stall -> addToBlocks(observed.path("blocks"), stall));
    }
    List<Queues> queues =
        effects.stream()
            .filter(Queues.class::isInstance)
            .map(Queues.class::cast)
            .sorted(Comparator.comparing(Queues::table))
            .toList();
    if (!queues.isEmpty()) {
      ArrayNode nodes = observed.putArray("lockQueue");
      queues.forEach(queue -> write(nodes.addObject(), queue));
    }
  }

  /** Adds how far a replica fell behind; nothing where there was none. */
  static void writeReplica(ObjectNode observed, List<Effect> effects) {
    effects.stream()
        .filter(Lags.class::isInstance)
        .map(Lags.class::cast)
        .forEach(lag -> write(observed.putObject("replica"), lag));
  }

  private static void write(ObjectNode node, Lags lag) {
    node.put("behindBytes", lag.behindBytes())
        .put("behindMillis", rounded(lag.behindMillis()))
        .put("floorMillis", rounded(lag.floorMillis()))
        .put("cancelledReads", lag.cancelledReads());
    ObjectNode replay = node.putObject("replay");
    if (lag.replay().rows() > 0) {
      replay.put("rows", lag.replay().rows());
    }
    replay
        .put("fromMillis", rounded(lag.replay().fromMillis()))
        .put("toMillis", rounded(lag.replay().toMillis()));
  }

  private static void write(ObjectNode node, Stalls stall) {
    node.put("table", stall.table().toString())
        .put("traffic", stall.traffic().word())
        .put("longestStallMillis", rounded(stall.longestMillis()))
        .put("p99Millis", rounded(stall.p99Millis()))
        .put("floorMillis", rounded(stall.floorMillis()));
    stall.atProduction().ifPresent(there -> write(node.putObject("atProduction"), there));
  }

  private static void write(ObjectNode node, AtProduction there) {
    node.put("rows", there.rows())
        .put("fromMillis", rounded(there.from()))
        .put("toMillis", rounded(there.to()));
  }

  private static void write(ObjectNode node, Queues queue) {
    node.put("table", queue.table().toString())
        .put("openMillis", rounded(queue.openMillis()))
        .put("longestStallMillis", rounded(queue.longestMillis()))
        .put("end", queue.end().word());
    queue.atProduction().ifPresent(there -> write(node.putObject("atProduction"), there));
  }

  private static void addToBlocks(JsonNode blocks, Stalls stall) {
    for (JsonNode block : blocks) {
      if (block.path("table").asString().equals(stall.table().toString())
          && block.path("traffic").asString().equals(stall.traffic().word())) {
        ((ObjectNode) block).put("longestStallMillis", rounded(stall.longestMillis()));
      }
    }
  }

  private static double rounded(double millis) {
    return Math.round(millis * MICROS_PER_MILLI) / MICROS_PER_MILLI;
  }
}
