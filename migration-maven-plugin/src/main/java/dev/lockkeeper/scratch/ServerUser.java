package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The account without privileges that a server of root's runs as. */
record ServerUser(String name, int user, int group) {

  private static final Path ACCOUNTS = Path.of("/etc/passwd");

  /** Whether this JVM runs as root, whom PostgreSQL refuses. */
  static boolean thisIsRoot() {
    Path self = Path.of("/proc/self");
    try {
      return Files.exists(self)
          ? Files.getAttribute(self, "unix:uid").equals(0)
          : System.getProperty("user.name").equals("root");
    } catch (IOException e) {
      return System.getProperty("user.name").equals("root");
    }
  }

  /** {@code postgres} where there is one, else {@code nobody}. */
  static ServerUser find() throws CheckImpossibleException {
    List<String> found = accounts();
    return named("postgres", found)
        .or(() -> named("nobody", found))
        .orElseThrow(
            () ->
                new CheckImpossibleException(
                    "PostgreSQL refuses to run as root, and %s has neither postgres nor nobody"
                        .formatted(ACCOUNTS),
                    "Run the build as an ordinary user, or add the account postgres"));
  }

  private static List<String> accounts() {
    try {
      return Files.readAllLines(ACCOUNTS);
    } catch (IOException e) {
      return List.of();
    }
  }

  static Optional<ServerUser> named(String name, List<String> accounts) {
    return accounts.stream()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length >= 4 && fields[0].equals(name))
        .map(f -> new ServerUser(name, Integer.parseInt(f[2]), Integer.parseInt(f[3])))
        .findFirst();
  }
}
