package dev.lockkeeper.base;

import dev.lockkeeper.base.Breach.Ahead;
import dev.lockkeeper.base.Breach.Edited;
import dev.lockkeeper.base.Breach.Failed;
import dev.lockkeeper.base.Breach.OutOfOrder;
import dev.lockkeeper.base.Breach.Removed;
import dev.lockkeeper.base.Breach.Renamed;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the scripts of today against the rows of a history table, as Flyway does. */
final class AppliedBreaches {

  /** Flyway cuts a longer description. */
  private static final int LONGEST_DESCRIPTION = 200;

  private final Applied applied;
  private final Optional<Version> newestToday;

  /** Rows whose script is known to nobody any more. */
  private final Map<String, AppliedRow> gone;

  private final List<Breach> found = new ArrayList<>();

  private AppliedBreaches(List<Script> today, Applied applied) {
    this.applied = applied;
    this.newestToday =
        today.stream().flatMap(script -> script.version().stream()).max(Version::compareTo);
    this.gone = new LinkedHashMap<>(applied.rows());
    today.stream().filter(AppliedBreaches::recorded).map(Applied::key).forEach(gone::remove);
  }

  /** Returns every breach, those of the scripts that are there before those that are gone. */
  static List<Breach> of(List<Script> today, Applied applied) {
    AppliedBreaches breaches = new AppliedBreaches(today, applied);
    today.stream().filter(AppliedBreaches::recorded).forEach(breaches::compare);
    breaches.gone.values().forEach(breaches::miss);
    return breaches.found;
  }

  private static boolean recorded(Script script) {
    return script.kind().runsForward()
        || script.kind() == ScriptKind.JAVA
        || script.kind() == ScriptKind.BASELINE;
  }

  private void compare(Script script) {
    Optional<AppliedRow> row = applied.row(script);
    if (row.isPresent() && script.kind() != ScriptKind.BASELINE) {
      compareWith(script, row.get());
    } else if (row.isEmpty() && applied.pending(script)) {
      lookForOldName(script);
      applied
          .newest()
          .filter(newest -> script.version().filter(v -> v.compareTo(newest) < 0).isPresent())
          .ifPresent(newest -> found.add(new OutOfOrder(script, newest)));
    }
  }

  private void compareWith(Script script, AppliedRow row) {
    if (!row.success()) {
      found.add(new Failed(script));
      return;
    }
    boolean javaNow = script.kind() == ScriptKind.JAVA;
    if (!shortened(script.description()).equals(row.description()) || javaNow == row.sql()) {
      found.add(new Renamed(script, asScript(row)));
    } else if (!javaNow && script.version().isPresent() && edited(script, row)) {
      Optional<EarlierText> old = Optional.ofNullable(applied.earlier().get(Applied.key(script)));
      found.add(
          new Edited(
              script,
              old.map(text -> Change.between(text.script(), script)).orElse(Change.UNKNOWN),
              old.map(EarlierText::commit)));
    }
  }

  private static String shortened(String description) {
    return description.length() <= LONGEST_DESCRIPTION
        ? description
        : description.substring(0, LONGEST_DESCRIPTION - 3) + "...";
  }

  private static boolean edited(Script script, AppliedRow row) {
    return row.checksum().filter(checksum -> checksum != script.checksum()).isPresent();
  }

  private void lookForOldName(Script script) {
    gone.entrySet().stream()
        .filter(old -> old.getValue().sql() && script.kind() != ScriptKind.JAVA)
        .filter(old -> old.getValue().version().isPresent() == script.version().isPresent())
        .filter(old -> old.getValue().checksum().equals(Optional.of(script.checksum())))
        .findFirst()
        .ifPresent(
            old -> {
              gone.remove(old.getKey());
              found.add(new Renamed(script, asScript(old.getValue())));
            });
  }

  private void miss(AppliedRow row) {
    Script script = asScript(row);
    boolean newer =
        row.version().isPresent()
            && newestToday.filter(v -> v.compareTo(row.version().get()) < 0).isPresent();
    if (!row.success()) {
      found.add(new Failed(script));
    } else {
      found.add(newer ? new Ahead(script) : new Removed(script));
    }
  }

  private static Script asScript(AppliedRow row) {
    ScriptKind kind =
        !row.sql()
            ? ScriptKind.JAVA
            : row.version().isPresent() ? ScriptKind.VERSIONED : ScriptKind.REPEATABLE;
    return new Script(
        row.script(), row.version(), row.description(), kind, row.checksum().orElse(0), "");
  }
}
