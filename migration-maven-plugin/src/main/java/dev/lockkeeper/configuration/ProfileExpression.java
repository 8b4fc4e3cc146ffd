package dev.lockkeeper.configuration;

import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Arrays;
import java.util.List;

/**
 * A condition on Spring's profiles: {@code a}, {@code !a}, {@code a & b}, {@code a | b}, or several
 * of them with commas, of which one suffices.
 */
record ProfileExpression(String written) {

  /** What is active where nothing is. */
  private static final List<String> NOTHING_ACTIVE = List.of("default");

  boolean accepts(List<String> active) throws CheckImpossibleException {
    if (written.contains("(")) {
      throw new CheckImpossibleException(
          "The profile expression '%s' of the application's configuration is not understood"
              .formatted(written),
          "Write it without parentheses, or set what it decides in migration's own configuration");
    }
    List<String> profiles = active.isEmpty() ? NOTHING_ACTIVE : active;
    return Arrays.stream(written.split("[,|]"))
        .anyMatch(
            either ->
                Arrays.stream(either.split("&")).allMatch(one -> holds(one.strip(), profiles)));
  }

  private static boolean holds(String one, List<String> profiles) {
    return one.startsWith("!")
        ? !profiles.contains(one.substring(1).strip())
        : profiles.contains(one);
  }
}
