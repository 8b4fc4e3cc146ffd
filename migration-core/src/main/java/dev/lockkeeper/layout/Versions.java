package dev.lockkeeper.layout;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order of scripts that are told apart by their versions alone. */
final class Versions {

  private static final Comparator<Script> ORDER =
      Comparator.comparing((Script script) -> script.kind() == ScriptKind.DOWN)
          .thenComparing(script -> script.version().orElseThrow())
          .thenComparing(Script::path);

  private Versions() {}

  /**
   * Returns the scripts in the order in which they run; down scripts stand last.
   *
   * @throws CheckImpossibleException where two scripts have one version
   */
  static List<Script> inOrder(List<Script> scripts) throws CheckImpossibleException {
    Map<String, Script> seen = new HashMap<>();
    for (Script script : scripts) {
      Script other = seen.putIfAbsent(script.kind() + " " + script.version(), script);
      if (other != null) {
        throw new CheckImpossibleException(
            "%s and %s both have version %s"
                .formatted(other.path(), script.path(), script.version().orElseThrow()),
            "Give one of them a version of its own");
      }
    }
    return scripts.stream().sorted(ORDER).toList();
  }
}
