package dev.lockkeeper.down;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.ScriptName;
import dev.lockkeeper.script.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A script that is meant to undo something, and that Flyway would run forward because of its name.
 *
 * @param script whose name it is
 * @param why what Flyway makes of the name, and how to name the script instead
 */
public record Misnamed(Script script, String why) {

  private static final String ELSEWHERE = "keep it outside of Flyway's locations";

  /**
   * Returns those that lie where Flyway looks: below {@code db/migration}, or below a folder that
   * holds scripts which are meant to run forward.
   */
  public static List<Misnamed> among(Collection<Script> down, Collection<Script> forward) {
    Set<String> locations =
        forward.stream()
            .filter(script -> DownNames.runsForward(script.fileName()).isPresent())
            .map(Misnamed::folder)
            .collect(Collectors.toSet());
    List<Misnamed> found = new ArrayList<>();
    for (Script script : down) {
      Optional<ScriptName> name = DownNames.runsForward(script.fileName());
      String folder = folder(script);
      boolean seen =
          folder.contains("/db/migration/") || locations.stream().anyMatch(folder::startsWith);
      if (name.isPresent() && seen) {
        found.add(new Misnamed(script, why(name.get(), forward)));
      }
    }
    return found;
  }

  /** Returns the folder's path between slashes. */
  private static String folder(Script script) {
    String path = "/" + script.path();
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String why(ScriptName name, Collection<Script> forward) {
    String flyway = "is no down script to Flyway, which ";
    if (name.kind() == ScriptKind.REPEATABLE) {
      return flyway + "runs it forward whenever it has changed: " + ELSEWHERE;
    }
    if (name.version().isEmpty()) {
      return flyway + "runs it as a callback of every migration: " + ELSEWHERE;
    }
    Version version = name.version().get();
    if (name.kind() == ScriptKind.BASELINE) {
      return flyway
          + "runs it forward on an empty database, as baseline %s: ".formatted(version)
          + ELSEWHERE;
    }
    Optional<Script> other =
        forward.stream().filter(script -> isVersion(script.fileName(), version)).findFirst();
    String effect =
        other
            .map(
                twin ->
                    "takes it for a second version %s beside %s and refuses both"
                        .formatted(version, twin.path()))
            .orElse("runs it forward, as version " + version);
    return "%s%s: call it U%s__%s.sql, or %s"
        .formatted(
            flyway,
            effect,
            version,
            name.description().replaceAll("\\..*", "").replace(' ', '_'),
            ELSEWHERE);
  }

  private static boolean isVersion(String fileName, Version version) {
    return DownNames.runsForward(fileName)
        .filter(name -> name.kind() == ScriptKind.VERSIONED)
        .flatMap(ScriptName::version)
        .filter(version::equals)
        .isPresent();
  }
}
