package dev.lockkeeper.script;

import java.util.Optional;
import java.util.Set;
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

  private static final Pattern VERSION = Pattern.compile("[0-9][0-9._]*");

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
    return parse(fileName, Naming.DEFAULT);
  }

  /** As the other, where names are configured. */
  static Optional<ScriptName> parse(String fileName, Naming naming) {
    return naming
        .withoutSuffix(fileName)
        .flatMap(
            name ->
                versioned(name, naming.versioned(), ScriptKind.VERSIONED, naming)
                    .or(() -> versioned(name, naming.undo(), ScriptKind.UNDO, naming))
                    .or(() -> versioned(name, naming.baseline(), ScriptKind.BASELINE, naming))
                    .or(() -> repeatable(name, naming))
                    .or(() -> callback(name, naming)));
  }

  private static Optional<ScriptName> versioned(
      String name, String prefix, ScriptKind kind, Naming naming) {
    if (!name.startsWith(prefix)) {
      return Optional.empty();
    }
    String rest = name.substring(prefix.length());
    int end = rest.indexOf(naming.separator());
    String version = end < 0 ? rest : rest.substring(0, end);
    String description = end < 0 ? "" : rest.substring(end + naming.separator().length());
    return VERSION.matcher(version).matches()
        ? Version.parse(version)
            .map(known -> new ScriptName(kind, Optional.of(known), words(description)))
        : Optional.empty();
  }

  private static Optional<ScriptName> repeatable(String name, Naming naming) {
    String beginning = naming.repeatable() + naming.separator();
    return name.startsWith(beginning)
        ? Optional.of(
            new ScriptName(
                ScriptKind.REPEATABLE, Optional.empty(), words(name.substring(beginning.length()))))
        : Optional.empty();
  }

  private static Optional<ScriptName> callback(String name, Naming naming) {
    int end = name.indexOf(naming.separator());
    String event = end < 0 ? name : name.substring(0, end);
    String description = end < 0 ? "" : name.substring(end + naming.separator().length());
    return EVENTS.contains(event)
        ? Optional.of(new ScriptName(ScriptKind.CALLBACK, Optional.empty(), words(description)))
        : Optional.empty();
  }

  private static String words(String description) {
    return description.replace('_', ' ');
  }
}
