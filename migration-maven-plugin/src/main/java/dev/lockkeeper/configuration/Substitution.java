package dev.lockkeeper.configuration;

import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${name}} and {@code ${name:otherwise}} in a file's values. */
final class Substitution {

  /** Innermost first, so that a value may stand in the name or the default of another. */
  private static final Pattern INNERMOST = Pattern.compile("\\$\\{([^${}:]+)(?::([^${}]*))?}");

  /** More than anybody nests; what goes on longer goes round in a circle. */
  private static final int DEEPEST = 50;

  private final Map<String, String> environment;

  Substitution(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the value, with what the environment does not have left as it stands. */
  String fromEnvironment(String value) {
    return INNERMOST
        .matcher(value)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(environment.get(found.group(1))).orElse(found.group())));
  }

  /**
   * Returns the value, filled from the file's other values, then from the environment.
   *
   * @param where it is written, for the message
   */
  String fill(String value, Map<String, String> others, String where)
      throws CheckImpossibleException {
    String filled = value;
    for (int i = 0; i < DEEPEST; i++) {
      Matcher found = INNERMOST.matcher(filled);
      if (!found.find()) {
        return filled;
      }
      Optional<String> known =
          Optional.ofNullable(others.get(found.group(1)))
              .or(() -> environment(found.group(1)))
              .or(() -> Optional.ofNullable(found.group(2)));
      if (known.isEmpty()) {
        throw new CheckImpossibleException(
            "%s needs ${%s}, which has no value here".formatted(where, found.group(1)),
            "Set that environment variable in the build, or give it a default: ${%s:…}"
                .formatted(found.group(1)));
      }
      filled = filled.substring(0, found.start()) + known.get() + filled.substring(found.end());
    }
    throw new CheckImpossibleException(
        "%s is defined by itself".formatted(where), "Break the circle of its ${…}");
  }

  /** Spring takes {@code SHOP_SCHEMA} for {@code shop.schema}. */
  private Optional<String> environment(String name) {
    String spelt = name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(spelt)));
  }
}
