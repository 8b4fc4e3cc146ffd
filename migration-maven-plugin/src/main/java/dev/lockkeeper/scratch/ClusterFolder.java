package dev.lockkeeper.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A data directory that was put aside, with what tells whether all of it is still there.
 *
 * @param path of the folder
 */
record ClusterFolder(Path path) {

  Path data() {
    return path.resolve("data");
  }

  private Path inventoryFile() {
    return path.resolve("inventory.properties");
  }

  /** Written last: without it the folder holds nothing. */
  private Path sealFile() {
    return path.resolve("seal");
  }

  /**
   * Makes the folder of a data directory, which goes into it.
   *
   * @param opener what a server must be to start on it
   */
  static ClusterFolder pack(Path path, Path data, Inventory inventory, String opener)
      throws IOException {
    ClusterFolder folder = new ClusterFolder(Files.createDirectory(path));
    Files.move(data, folder.data());
    inventory.write(folder.inventoryFile());
    Files.writeString(folder.sealFile(), folder.seal(opener));
    return folder;
  }

  /** Returns whether nothing of it is gone or cut off, and such a server may start on it. */
  boolean holds(String opener) throws IOException {
    try {
      return Files.readString(sealFile()).equals(seal(opener));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private String seal(String opener) throws IOException {
    Fingerprint seal = new Fingerprint().with(opener).with(Files.readString(inventoryFile()));
    try (Stream<Path> files = Files.walk(data())) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        seal.with(data().relativize(file)).with(Files.size(file));
      }
    }
    return seal.hex();
  }

  Inventory inventory() throws IOException {
    return Inventory.read(inventoryFile());
  }

  /** Returns whether it was made so long ago that scripts may make something else by now. */
  boolean isOlderThan(Duration age) throws IOException {
    Instant made = Files.getLastModifiedTime(sealFile()).toInstant();
    return made.plus(age).isBefore(Instant.now());
  }

  /** Notes that it is of use. */
  void touch() throws IOException {
    Files.setLastModifiedTime(inventoryFile(), FileTime.from(Instant.now()));
  }

  /** Returns when it was last of use; long ago, where nobody can say. */
  Instant lastUse() {
    try {
      return Files.getLastModifiedTime(inventoryFile()).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  /** Returns how much room it takes. */
  long bytes() throws IOException {
    return bytes(path);
  }

  static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
