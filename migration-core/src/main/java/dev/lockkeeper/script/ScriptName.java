package dev.lockkeeper.script;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name says in Flyway's naming.
 *
 * @param kind of script
 * @param version where the kind has one
 * @param description the words after the separator
 * @see <a href="https://documentation.red-gate.com/fd/migrations-184127470.html">Flyway: naming</a>
 */
public record ScriptName(ScriptKind kind, Optional<Version> version, String description) {

  private static final Pattern VERSIONED =
      Pattern.compile("([VUB])([0-9][0-9._]*?)(?:__(.*))?\\.sql");
  private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.sql");
  private static final Pattern CALLBACK = Pattern.compile("([a-z][A-Za-z]+)(?:__(.*))?\\.sql");

  private static final Set<String> EVENTS =
      Set.of(
          ("beforeMigrate beforeRepeatables beforeEachMigrate beforeEachMigrateStatement"
                  + " afterEachMigrateStatement afterEachMigrateStatementError afterEachMigrate"
                  + " afterEachMigrateError afterMigrate afterMigrateApplied afterVersioned"
                  + " afterMigrateError beforeConnect afterConnect createSchema beforeValidate"
                  + " afterValidate afterValidateError beforeInfo afterInfo afterInfoError"
                  + " beforeBaseline afterBaseline afterBaselineError beforeRepair afterRepair"
                  + " afterRepairError beforeClean afterClean afterCleanError")
              .split(" "));

  /** Returns what the name says, or nothing where Flyway would pass the file over. */
  public static Optional<ScriptName> parse(String fileName) {
    Matcher versioned = VERSIONED.matcher(fileName);
    if (versioned.matches()) {
      return Version.parse(versioned.group(2))
          .map(
              version ->
                  new ScriptName(
                      kindOf(versioned.group(1)), Optional.of(version), words(versioned, 3)));
    }
    Matcher repeatable = REPEATABLE.matcher(fileName);
    if (repeatable.matches()) {
      return Optional.of(
          new ScriptName(ScriptKind.REPEATABLE, Optional.empty(), words(repeatable, 1)));
    }
    Matcher callback = CALLBACK.matcher(fileName);
    if (callback.matches() && EVENTS.contains(callback.group(1))) {
      return Optional.of(new ScriptName(ScriptKind.CALLBACK, Optional.empty(), words(callback, 2)));
    }
    return Optional.empty();
  }

  private static ScriptKind kindOf(String prefix) {
    return switch (prefix) {
      case "U" -> ScriptKind.UNDO;
      case "B" -> ScriptKind.BASELINE;
      default -> ScriptKind.VERSIONED;
    };
  }

  private static String words(Matcher name, int group) {
    return Optional.ofNullable(name.group(group)).orElse("").replace('_', ' ');
  }
}
