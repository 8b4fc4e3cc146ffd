package dev.lockkeeper.down;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.ScriptName;
import dev.lockkeeper.script.Version;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Tells by their names the scripts that undo something. */
public final class DownNames {

  private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)*)[^\\d].*");

  private static final String CURE =
      "Give globs of file names such as U[0-9]*.sql, or of paths below the folder such as"
          + " undo/*.sql";

  /** Flyway's names of what undoes, and those of the layouts with an up and a down script each. */
  public static final List<String> DEFAULT =
      List.of(
          "U[0-9]*.sql",
          "{before,after}{,Each}Undo*.sql",
          "{down,undo,rollback}.sql",
          "*.{down,undo,rollback}.sql",
          "*_{down,undo,rollback}.sql",
          "*-{down,undo,rollback}.sql");

  private static final Pattern WITH_POINT = Pattern.compile(".*\\.(down|undo|rollback)\\.sql");

  private final List<PathMatcher> matchers = new ArrayList<>();
  private final boolean guessed;

  private DownNames(List<String> patterns, boolean guessed) throws CheckImpossibleException {
    this.guessed = guessed;
    if (patterns.isEmpty()) {
      throw new CheckImpossibleException("There is no pattern of down scripts", CURE);
    }
    for (String pattern : patterns) {
      try {
        matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + pattern.strip()));
      } catch (PatternSyntaxException e) {
        throw new CheckImpossibleException("The pattern %s is no glob".formatted(pattern), CURE, e);
      }
    }
  }

  /** Returns the usual names. */
  public static DownNames byDefault() throws CheckImpossibleException {
    return new DownNames(DEFAULT, true);
  }

  /**
   * Returns the names that somebody has chosen.
   *
   * @param patterns globs, held against the file's name and against its path below the folder
   * @throws CheckImpossibleException where there is none, or one is no glob
   */
  public static DownNames of(List<String> patterns) throws CheckImpossibleException {
    return new DownNames(patterns, false);
  }

  /** Returns whether the file, given by its path below the folder, is meant to undo something. */
  public boolean match(Path below) {
    String fileName = below.getFileName().toString();
    return !(guessed && isAccident(fileName))
        && matchers.stream()
            .anyMatch(glob -> glob.matches(below) || glob.matches(below.getFileName()));
  }

  /** {@code V12__slow_down.sql} is a versioned script whose description ends in that word. */
  private static boolean isAccident(String fileName) {
    return runsForward(fileName).isPresent() && !WITH_POINT.matcher(fileName).matches();
  }

  /** Returns what Flyway makes of the name, where it would run the script without being asked. */
  public static Optional<ScriptName> runsForward(String fileName) {
    return ScriptName.parse(fileName).filter(name -> name.kind() != ScriptKind.UNDO);
  }

  /** Returns the version of which the name speaks, in Flyway's way or as a number in front. */
  public static Optional<Version> version(String fileName) {
    Optional<Version> flyway = ScriptName.parse(fileName).flatMap(ScriptName::version);
    Matcher number = NUMBER.matcher(fileName);
    return flyway.isEmpty() && number.matches() ? Version.parse(number.group(1)) : flyway;
  }
}
