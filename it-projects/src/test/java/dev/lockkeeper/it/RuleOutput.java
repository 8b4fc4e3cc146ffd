package dev.lockkeeper.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds what a build with an enforcer rule printed against {@code expected-build.txt}, whole but
 * for what every Maven prints in its own words: levels, banners, times, and how to get help.
 */
public final class RuleOutput {

  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[;\\d]*m");
  private static final Pattern LEVEL = Pattern.compile("^\\[(INFO|WARNING|ERROR)\\] ?");
  private static final Pattern TIME = Pattern.compile(" \\.{2,} (SUCCESS|FAILURE|SKIPPED).*");
  private static final Pattern INFORMS =
      Pattern.compile("\\[INFO\\] (?!Rule \\d+:|BUILD |.* \\.{2,} (SUCCESS|FAILURE|SKIPPED)).*");
  private static final Pattern MAVENS_OWN =
      Pattern.compile(
          "Failed to execute goal .*|.*\\[Help 1\\].*|To see the full stack .*|Re-run Maven .*"
              + "|For more information .*|After correcting .*|  mvn <.*|Running .*"
              + "|Download(ing|ed) .*|Could not validate integrity .*|Checksum validation failed.*|\\s*");

  private RuleOutput() {}

  /** Compares the log of the project in that folder; returns true, as the Invoker wants it. */
  public static boolean match(File project) throws IOException {
    Path base = project.toPath();
    assertThat(said(base.resolve("build.log")))
        .isEqualTo(Files.readAllLines(base.resolve("expected-build.txt")));
    return true;
  }

  private static List<String> said(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .map(line -> COLOUR.matcher(line).replaceAll(""))
        .filter(line -> !INFORMS.matcher(line).matches())
        .map(line -> LEVEL.matcher(line).replaceFirst(""))
        .filter(line -> !MAVENS_OWN.matcher(line).matches())
        .map(line -> TIME.matcher(line).replaceAll(" $1"))
        .toList();
  }
}
