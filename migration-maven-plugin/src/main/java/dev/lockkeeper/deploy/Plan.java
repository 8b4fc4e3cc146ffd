package dev.lockkeeper.deploy;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Version;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a deployment will apply: all of it judged.
 *
 * @param missing in the order in which they run
 */
public record Plan(Deployment deployment, List<Script> missing) {

  private static final double MILLIS_PER_SECOND = 1000;

  public Plan {
    missing = List.copyOf(missing);
  }

  /** Returns what would happen, in one line. */
  public String outlook() {
    return missing.isEmpty()
        ? nothing()
        : "Would apply %s to %s (%s)"
            .formatted(count(missing), deployment.target(), names(missing));
  }

  /**
   * Applies it, and returns what was done in one line.
   *
   * @throws DeployStoppedException where a script got no lock, or the server refused it
   * @throws CheckImpossibleException where the database was lost
   */
  public String apply() throws DeployStoppedException, CheckImpossibleException {
    if (missing.isEmpty()) {
      return nothing();
    }
    long start = System.nanoTime();
    try (Applying applying = new Applying(deployment, missing)) {
      applying.run();
    }
    return "Applied %s to %s (%s) in %s"
        .formatted(
            count(missing),
            deployment.target(),
            names(missing),
            seconds(Duration.ofNanos(System.nanoTime() - start)));
  }

  private String nothing() {
    return "Nothing to do: %s has all %s"
        .formatted(
            deployment.target(),
            count(
                deployment.scripts().stream()
                    .filter(script -> script.kind().runsForward())
                    .toList()));
  }

  private static String count(List<Script> scripts) {
    return scripts.size() + (scripts.size() == 1 ? " script" : " scripts");
  }

  /** Returns {@code V13, V14, R__totals.sql}, or {@code none}. */
  static String names(List<Script> scripts) {
    return scripts.isEmpty()
        ? "none"
        : scripts.stream()
            .map(
                script ->
                    script
                        .version()
                        .map(Version::toString)
                        .map("V"::concat)
                        .orElse(script.fileName()))
            .collect(Collectors.joining(", "));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS_PER_SECOND);
  }
}
