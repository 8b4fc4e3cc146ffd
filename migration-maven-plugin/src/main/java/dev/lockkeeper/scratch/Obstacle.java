package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out why the server's programs cannot be run where they are. */
final class Obstacle {

  private Obstacle() {}

  /** Names the closed folder if there is one, else what the system said. */
  static CheckImpossibleException to(Path binaries, List<String> refusals) {
    Optional<Path> closed = ServerUser.thisIsRoot() ? closedFolder(binaries) : Optional.empty();
    if (closed.isPresent()) {
      return new CheckImpossibleException(
          "PostgreSQL does not run as root, and the user it runs as instead cannot enter %s, which"
                  .formatted(closed.get())
              + " leads to "
              + binaries,
          "Set migration.cacheDirectory to a place that every user can reach, such as "
              + Cache.defaultDirectory());
    }
    return new CheckImpossibleException(
        "PostgreSQL in %s cannot be run: %s"
            .formatted(binaries, String.join("; ", refusals.stream().distinct().toList())),
        "Set migration.cacheDirectory to a place from which programs may be run (not mounted"
            + " noexec)");
  }

  private static Optional<Path> closedFolder(Path path) {
    for (Path folder = path; folder != null; folder = folder.getParent()) {
      if (closed(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static boolean closed(Path folder) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
      return !permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
    } catch (IOException e) {
      return true;
    }
  }
}
