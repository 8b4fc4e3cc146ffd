package dev.lockkeeper.mojo;

import dev.lockkeeper.base.History;
import dev.lockkeeper.finding.Coverage.Gap;
import dev.lockkeeper.finding.Verdict;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What nobody saw cannot pass, unless the build is refused anyway.
 *
 * @param verdict on everything
 */
record Unseen(History history, Verdict verdict) {

  /**
   * Returns what is wrong with the verdict of those who looked. Callbacks run around every
   * migration, and are judged by prediction alone.
   */
  Optional<CheckImpossibleException> by(Verdict seen) {
    Set<String> applied =
        history.pending().stream()
            .filter(script -> script.kind().runsForward() || script.kind() == ScriptKind.JAVA)
            .map(Script::path)
            .collect(Collectors.toSet());
    List<Gap> unobserved =
        seen.coverage().unobserved().stream()
            .filter(gap -> applied.contains(gap.place().file()))
            .toList();
    if (unobserved.isEmpty() || verdict.refused()) {
      return Optional.empty();
    }
    return Optional.of(
        new CheckImpossibleException(
            "%d pending statements were not observed, the first at %s: %s"
                .formatted(
                    unobserved.size(), unobserved.get(0).place(), unobserved.get(0).because()),
            "Mend what stands in the way, or run migration:lint alone"));
  }
}
