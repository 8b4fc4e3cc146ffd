package dev.lockkeeper.base;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Version;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rows of a history table say is released. What they do not name is pending, and so are
 * callbacks, of which they say nothing.
 *
 * @param rows those that still hold, by version or description
 * @param baseline up to which nothing is ever applied
 * @param earlier texts of old that have the checksum of a row, by its key
 */
record Applied(
    Map<String, AppliedRow> rows, Optional<Version> baseline, Map<String, EarlierText> earlier)
    implements Released {

  /** Finds the text that a file had when it had that checksum. */
  interface Archive {
    Optional<EarlierText> find(Script today, int checksum);
  }

  static Applied of(AppliedHistory history, List<Script> today, Archive archive) {
    Map<String, AppliedRow> rows = new LinkedHashMap<>();
    Optional<Version> baseline = Optional.empty();
    for (AppliedRow row : history.rows()) {
      String key = key(row.version(), row.description());
      switch (row.meaning()) {
        case NOTE -> {}
        case BASELINE -> baseline = row.version();
        case TAKEN_BACK -> rows.remove(key);
        case APPLIED -> {
          rows.put(key, row);
          baseline = row.replacesEarlier() ? row.version() : baseline;
        }
      }
    }
    Applied known = new Applied(rows, baseline, Map.of());
    Map<String, EarlierText> earlier = new HashMap<>();
    for (Script script : today) {
      known
          .row(script)
          .filter(row -> row.sql() && script.version().isPresent())
          .flatMap(AppliedRow::checksum)
          .filter(checksum -> checksum != script.checksum())
          .flatMap(checksum -> archive.find(script, checksum))
          .ifPresent(text -> earlier.put(key(script), text));
    }
    return new Applied(rows, baseline, earlier);
  }

  private static String key(Optional<Version> version, String description) {
    return version.map(known -> "V " + known).orElse("R " + description);
  }

  static String key(Script script) {
    return key(script.version(), script.description());
  }

  Optional<AppliedRow> row(Script script) {
    return Optional.ofNullable(rows.get(key(script)));
  }

  boolean belowBaseline(Script script) {
    return script.version().flatMap(v -> baseline.filter(b -> v.compareTo(b) <= 0)).isPresent();
  }

  /** Returns the newest version that a database has had. */
  Optional<Version> newest() {
    return rows.values().stream()
        .filter(AppliedRow::success)
        .flatMap(row -> row.version().stream())
        .max(Version::compareTo)
        .or(() -> baseline);
  }

  /** A failed script runs again; a repeatable one does when its checksum is another. */
  @Override
  public boolean holds(Script script) {
    return switch (script.kind()) {
      case VERSIONED, JAVA ->
          belowBaseline(script) || row(script).filter(AppliedRow::success).isPresent();
      case REPEATABLE ->
          row(script)
              .filter(row -> row.success() && row.checksum().equals(Optional.of(script.checksum())))
              .isPresent();
      case BASELINE, UNDO, DOWN, CALLBACK -> false;
    };
  }

  @Override
  public List<Breach> breaches(List<Script> today) {
    return AppliedBreaches.of(today, this);
  }
}
