package dev.lockkeeper.base;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is already released; whatever runs forward and is not in it is pending.
 *
 * @param kind of evidence for it
 * @param newestReleased the newest version in it; absent where nothing is released
 * @param found in words, for the last line of every run
 */
public record Base(Kind kind, Optional<Version> newestReleased, String found) {

  /** The evidence for what is released. */
  public enum Kind {
    VERSION,
    NONE;

    /** Returns the word of the report. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Returns the base that the configuration names.
   *
   * @param named {@code none}, {@code version:<v>}, or empty for all scripts but the newest
   * @param scripts the history
   */
  public static Base of(String named, List<Script> scripts) throws CheckImpossibleException {
    if (named.isBlank()) {
      return allButNewest(scripts);
    }
    if (named.equals("none")) {
      return new Base(Kind.NONE, Optional.empty(), "none, every script is pending");
    }
    Optional<Version> version =
        named.startsWith("version:")
            ? Version.parse(named.substring("version:".length()))
            : Optional.empty();
    if (version.isEmpty()) {
      throw new CheckImpossibleException(
          "migration.base is '%s', which names no base".formatted(named),
          "Use version:<v> with the newest released version, none, or leave it out");
    }
    return new Base(Kind.VERSION, version, "version " + version.get());
  }

  private static Base allButNewest(List<Script> scripts) {
    List<Version> versions =
        scripts.stream()
            .filter(
                script -> script.kind() == ScriptKind.VERSIONED || script.kind() == ScriptKind.JAVA)
            .flatMap(script -> script.version().stream())
            .sorted()
            .toList();
    Optional<Version> newestReleased =
        versions.size() < 2 ? Optional.empty() : Optional.of(versions.get(versions.size() - 2));
    return new Base(Kind.VERSION, newestReleased, "all scripts but the newest");
  }

  /**
   * Returns whether the script is still to be applied. A repeatable script or a callback is: no
   * version says that it has not changed.
   */
  public boolean pending(Script script) {
    return switch (script.kind()) {
      case VERSIONED -> isNewer(script);
      case JAVA -> script.version().isEmpty() || isNewer(script);
      case REPEATABLE, CALLBACK -> true;
      case BASELINE, UNDO, DOWN -> false;
    };
  }

  private boolean isNewer(Script script) {
    return newestReleased.isEmpty()
        || script.version().filter(v -> v.compareTo(newestReleased.get()) > 0).isPresent();
  }
}
