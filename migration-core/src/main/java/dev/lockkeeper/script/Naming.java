package dev.lockkeeper.script;

import java.util.List;
import java.util.Optional;

/**
 * How a project's Flyway wants its files named.
 *
 * @param versioned prefix of versioned scripts
 * @param repeatable prefix of repeatable ones
 * @param undo prefix of scripts that undo
 * @param baseline prefix of baseline scripts
 * @param separator between version and description
 * @param suffixes of files that are scripts
 * @see <a href="https://documentation.red-gate.com/fd/migrations-184127470.html">Flyway: naming</a>
 */
public record Naming(
    String versioned,
    String repeatable,
    String undo,
    String baseline,
    String separator,
    List<String> suffixes) {

  /** What Flyway does without configuration. */
  public static final Naming DEFAULT = new Naming("V", "R", "U", "B", "__", List.of(".sql"));

  public Naming {
    suffixes = List.copyOf(suffixes);
  }

  /** Returns the file's name without its suffix, where it is a script's. */
  Optional<String> withoutSuffix(String fileName) {
    return suffixes.stream()
        .filter(fileName::endsWith)
        .findFirst()
        .map(suffix -> fileName.substring(0, fileName.length() - suffix.length()));
  }
}
