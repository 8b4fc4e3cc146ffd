package dev.lockkeeper.base;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Version;
import java.util.Locale;
import java.util.Optional;

/**
 * What is already released; whatever runs forward and is not in it is pending.
 *
 * @param kind of evidence for it
 * @param at the newest version, or the commit, abbreviated; absent where nothing is released
 * @param found in words, for the last line of every run
 * @param released what the evidence shows
 * @param meanwhile what the target branch has got since
 */
public record Base(
    Kind kind, Optional<String> at, String found, Released released, Meanwhile meanwhile) {

  /** A base on which no target branch has moved. */
  Base(Kind kind, Optional<String> at, String found, Released released) {
    this(kind, at, found, released, Meanwhile.NOTHING);
  }

  /** The evidence for what is released. */
  public enum Kind {
    GIT,
    VERSION,
    LIVE,
    NONE;

    /** Returns the word of the report. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Nothing is released. */
  public static final Base NONE =
      new Base(
          Kind.NONE, Optional.empty(), "none, every script is pending", new Released.Nothing());

  private static final String VERSION = "version:";

  /** Returns the base under which everything up to that version is released. */
  public static Base upTo(Version newest) {
    return new Base(
        Kind.VERSION,
        Optional.of(newest.toString()),
        "version " + newest,
        new Released.UpTo(newest));
  }

  /**
   * Returns the base that needs nothing but its name.
   *
   * @param named {@code none} or {@code version:<v>}
   */
  public static Base named(String named) throws CheckImpossibleException {
    if (named.equals("none")) {
      return NONE;
    }
    Optional<Version> version =
        named.startsWith(VERSION)
            ? Version.parse(named.substring(VERSION.length()))
            : Optional.empty();
    return upTo(
        version.orElseThrow(
            () ->
                new CheckImpossibleException(
                    "migration.base is '%s', which names no base".formatted(named),
                    "Use git:<ref> with a branch, tag or commit, version:<v> with the newest"
                        + " released version, live, none, or leave it out")));
  }

  /** Returns the base under which is released what a database has had. */
  static Base live(AppliedHistory history, Applied applied) {
    return new Base(Kind.LIVE, applied.newest().map(Version::toString), history.where(), applied);
  }

  /** Returns whether the script is still to be applied. */
  public boolean pending(Script script) {
    return released.pending(script);
  }

  /** Returns its words with the commit behind them, for people. */
  public String shown() {
    return switch (kind) {
      case GIT -> at.map(commit -> found + " (" + commit + ")").orElse(found);
      case LIVE -> found + at.map(newest -> ", version " + newest).orElse(", nothing applied");
      case VERSION, NONE -> found;
    };
  }
}
