package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out why the server's programs cannot be run where they are. */
final class Obstacle {

  private Obstacle() {}

  /** Names a closed folder or a mount that forbids programs, else what the system said. */
  static CheckImpossibleException to(Product product, Path binaries, List<String> refusals) {
    if (mountedNoexec(binaries)) {
      return new CheckImpossibleException(
          "%s in %s cannot be run: that place is mounted noexec".formatted(product, binaries),
          "Set migration.cacheDirectory to a place from which programs may be run");
    }
    Optional<Path> closed =
        product == Product.POSTGRESQL && ServerUser.thisIsRoot()
            ? closedFolder(binaries)
            : Optional.empty();
    if (closed.isPresent()) {
      return new CheckImpossibleException(
          "PostgreSQL refuses to run as root, and other users cannot enter %s, which leads to %s"
              .formatted(closed.get(), binaries),
          "Set migration.cacheDirectory to a place that every user can reach, such as "
              + Cache.defaultDirectory());
    }
    return new CheckImpossibleException(
        "%s in %s cannot be run: %s"
            .formatted(product, binaries, String.join("; ", refusals.stream().distinct().toList())),
        "Set migration.cacheDirectory to a place from which programs may be run, or run the build"
            + " as an ordinary user on one of the platforms that the binaries are made for");
  }

  /** The line of the longest mount point above the path decides. */
  private static boolean mountedNoexec(Path path) {
    List<String[]> mounts;
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/mounts"))) {
      mounts = lines.map(line -> line.split(" ", -1)).filter(mount -> mount.length > 3).toList();
    } catch (IOException e) {
      return false;
    }
    return mounts.stream()
        .filter(mount -> path.startsWith(mount[1]))
        .max(Comparator.comparingInt(mount -> mount[1].length()))
        .filter(mount -> List.of(mount[3].split(",", -1)).contains("noexec"))
        .isPresent();
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
