package dev.lockkeeper.evidence;

import dev.lockkeeper.schema.Difference;
import dev.lockkeeper.script.StatementId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of a history's pending statements on a real server.
 *
 * @param kind how they were run
 * @param seen by statement
 * @param unseen why a statement was not seen
 * @param differences what the running release would miss after the last pending script, by the
 *     statement that took it away; a statement without an entry was not compared
 */
public record Observations(
    Kind kind,
    Map<StatementId, Observation> seen,
    Map<StatementId, String> unseen,
    Map<StatementId, List<Difference>> differences) {

  /** How pending statements are run. */
  public enum Kind {
    /** Not at all. */
    NOTHING,
    /** Without rows, to compare what is there before and after. */
    COMPARISON,
    /** On filled tables, and measured. */
    REHEARSAL
  }

  /** Nothing was run: there are only predictions. */
  public static final Observations NONE = new Observations(false, Map.of(), Map.of());

  public Observations {
    seen = Map.copyOf(seen);
    unseen = Map.copyOf(unseen);
    differences = Map.copyOf(differences);
  }

  /** What a rehearsal saw, or nothing; no schemas were compared. */
  public Observations(
      boolean rehearsed, Map<StatementId, Observation> seen, Map<StatementId, String> unseen) {
    this(rehearsed ? Kind.REHEARSAL : Kind.NOTHING, seen, unseen, Map.of());
  }

  /** Returns whether statements were run at all. */
  public boolean rehearsed() {
    return kind != Kind.NOTHING;
  }

  /** Returns whether schemas were compared. */
  public boolean compared() {
    return !differences.isEmpty();
  }

  /** Returns what was seen of a statement, where it was. */
  public Optional<Observation> of(StatementId statement) {
    return Optional.ofNullable(seen.get(statement));
  }

  /** Returns what the running release misses because of a statement, where that was compared. */
  public Optional<List<Difference>> differencesOf(StatementId statement) {
    return Optional.ofNullable(differences.get(statement));
  }

  /** Returns whether a statement was seen as this kind of run sees it. */
  public boolean reached(StatementId statement) {
    return seen.containsKey(statement)
        || (kind == Kind.COMPARISON && differences.containsKey(statement));
  }

  /** Returns why a statement was not seen; nothing where it was, or none was run. */
  public Optional<String> unseen(StatementId statement) {
    if (!rehearsed() || reached(statement)) {
      return Optional.empty();
    }
    return Optional.of(unseen.getOrDefault(statement, "the rehearsal did not come to it"));
  }
}
