package dev.lockkeeper.report.html;

import tools.jackson.databind.JsonNode;

/** What a statement did to a replica, in one line. */
final class ReplicaWords {

  private ReplicaWords() {}

  static String of(JsonNode replica) {
    long cancelled = replica.path("cancelledReads").asLong();
    return "replica: at most %s and %s behind (%s before it)%s; it replays that in %s"
        .formatted(
            Figures.bytes(replica.path("behindBytes").asLong()),
            Figures.millis(replica.path("behindMillis").asDouble()),
            Figures.millis(replica.path("floorMillis").asDouble()),
            cancelled == 0 ? "" : ", %d of its reads cancelled".formatted(cancelled),
            replay(replica.path("replay")));
  }

  private static String replay(JsonNode replay) {
    if (!replay.has("rows")) {
      return Figures.millis(replay.path("toMillis").asDouble());
    }
    return "%s to %s at production's %s rows"
        .formatted(
            Figures.millis(replay.path("fromMillis").asDouble()),
            Figures.millis(replay.path("toMillis").asDouble()),
            Figures.count(replay.path("rows").asLong()));
  }
}
