package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.knowledge.ServerState;
import java.util.Locale;
import java.util.Set;

/** What a session's time zone is known to be. */
final class TimeZones {

  /** As SET takes them; any other zone counts as not known. */
  private static final Set<String> UTC = Set.of("utc", "etc/utc", "gmt", "etc/gmt", "0");

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
