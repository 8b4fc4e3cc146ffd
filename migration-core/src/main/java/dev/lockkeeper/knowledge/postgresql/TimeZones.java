package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.knowledge.ServerState;
import java.util.Locale;
import java.util.Set;

/** What a session's time zone is known to be. */
final class TimeZones {

  /** Zones of datatype-datetime that were always at UTC, as SET takes them. */
  private static final Set<String> UTC =
      Set.of(
          "utc",
          "etc/utc",
          "gmt",
          "etc/gmt",
          "uct",
          "etc/uct",
          "zulu",
          "etc/zulu",
          "universal",
          "etc/universal",
          "greenwich",
          "etc/greenwich",
          "gmt0",
          "etc/gmt0",
          "gmt+0",
          "etc/gmt+0",
          "gmt-0",
          "etc/gmt-0",
          "0",
          "+0",
          "-0",
          "+00",
          "+00:00",
          "00:00");

  private TimeZones() {}

  /**
   * Returns whether a script has set the session to UTC. What the client's driver or a default says
   * no script shows.
   */
  static boolean isUtc(ServerState state) {
    return state
        .value("timezone")
        .map(zone -> zone.toLowerCase(Locale.ROOT))
        .filter(UTC::contains)
        .isPresent();
  }
}
