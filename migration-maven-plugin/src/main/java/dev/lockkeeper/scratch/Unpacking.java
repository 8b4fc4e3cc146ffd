package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Binaries unpacked once for each content of the jar, whole or not at all. */
final class Unpacking {

  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Cache cache;
  private final BinariesJar jar;
  private final Path target;
  private final Path part;

  private Unpacking(Cache cache, BinariesJar jar, Path target) {
    this.cache = cache;
    this.jar = jar;
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
  }

  /** The folder that holds {@code bin}, {@code lib} and {@code share} of this jar. */
  static Path of(BinariesJar jar, Cache cache) throws CheckImpossibleException {
    Path target = cache.directory().resolve(jar.sha256());
    if (!Files.isDirectory(target)) {
      cache.say("Unpacking %s to %s (once)".formatted(jar.product(), target));
      new Unpacking(cache, jar, target).unpack();
    }
    return target;
  }

  private void unpack() throws CheckImpossibleException {
    try {
      FileTree.delete(part);
      Files.createDirectory(part);
      open(part, PROGRAM);
      jar.forEachEntry(this::write);
      Files.move(part, target);
    } catch (IOException e) {
      throw cache.unusable(jar.product() + " cannot be unpacked", e);
    } finally {
      discard(part);
    }
  }

  private void write(BinariesJar.Entry entry) throws IOException, CheckImpossibleException {
    Path path = inside(part.resolve(entry.name()), entry);
    switch (entry.kind()) {
      case FOLDER -> {
        Files.createDirectories(path);
        open(path, PROGRAM);
      }
      case LINK -> link(path, entry);
      case FILE -> {
        Files.createDirectories(path.getParent());
        try (OutputStream out = Files.newOutputStream(path)) {
          entry.copyTo(out);
        }
        open(path, entry.executable() ? PROGRAM : PLAIN);
      }
    }
  }

  /** MySQL's archives were packed with links into the folder of whoever packed them. */
  private void link(Path path, BinariesJar.Entry entry)
      throws IOException, CheckImpossibleException {
    Path target = Path.of(entry.linkTarget());
    if (target.isAbsolute() && jar.product() == Product.MYSQL) {
      return;
    }
    Files.createDirectories(path.getParent());
    inside(path.resolveSibling(target), entry);
    Files.createSymbolicLink(path, target);
  }

  private Path inside(Path path, BinariesJar.Entry entry) throws CheckImpossibleException {
    Path normal = path.normalize();
    if (!normal.startsWith(part)) {
      throw jar.damaged("its entry %s points outside of it".formatted(entry.name()));
    }
    return normal;
  }

  /** Readable by all, whatever the umask: a server of root's runs as somebody else. */
  private static void open(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (!Platform.windows()) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  private static void discard(Path part) {
    try {
      FileTree.delete(part);
    } catch (IOException e) {
      // Its name keeps it from ever being taken for binaries, and the next unpacking deletes it.
    }
  }
}
