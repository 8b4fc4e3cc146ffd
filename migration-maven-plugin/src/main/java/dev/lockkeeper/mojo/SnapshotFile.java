package dev.lockkeeper.mojo;

import dev.lockkeeper.base.Snapshot;
import dev.lockkeeper.live.PortraitFile;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.Fingerprint;
import dev.lockkeeper.scratch.restore.DumpFile;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The dump on which a module's scripts build, as it was named.
 *
 * @param shown its path, for messages
 * @param version that was named for it
 */
record SnapshotFile(Path file, String shown, Optional<String> version) {

  /** What Flyway takes where no baseline version is configured. */
  private static final String FLYWAYS_OWN = "1";

  static Optional<SnapshotFile> of(GateMojo mojo, Path baseDirectory, List<HistorySource> histories)
      throws CheckImpossibleException {
    if (mojo.snapshot == null) {
      return Optional.empty();
    }
    if (histories.size() > 1) {
      throw new CheckImpossibleException(
          "migration.snapshot is one database, and migration.histories are several",
          "Give each history with a snapshot an execution of its own");
    }
    Path file = mojo.snapshot.toPath();
    Path base = baseDirectory.toAbsolutePath();
    Path shown = file.startsWith(base) ? base.relativize(file) : file;
    return Optional.of(
        new SnapshotFile(
            file,
            shown.toString().replace('\\', '/'),
            Optional.ofNullable(mojo.snapshotVersion).map(String::strip)));
  }

  Snapshot read(FlywayConfiguration flyway) throws CheckImpossibleException {
    boolean portrait = PortraitFile.isOne(file);
    Optional<String> applied = portrait ? new PortraitFile(file).newestApplied() : Optional.empty();
    String upTo =
        version.or(() -> applied).or(() -> flyway.baseline().version()).orElse(FLYWAYS_OWN);
    Optional<Version> known = Version.parse(upTo);
    if (known.isEmpty()) {
      throw new CheckImpossibleException(
          "'%s' is no version that the snapshot could have".formatted(upTo),
          "Mend migration.snapshotVersion, or Flyway's baselineVersion");
    }
    return Snapshot.of(
        portrait ? new PortraitFile(file).dump(shown) : DumpFile.of(file, shown), known.get());
  }

  /** Returns what is the same for the same content. */
  String fingerprint() throws CheckImpossibleException {
    Fingerprint fingerprint = new Fingerprint();
    try (Stream<Path> files = Files.walk(file)) {
      for (Path one : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        fingerprint.with(file.relativize(one)).withContent(one);
      }
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The snapshot %s cannot be read: %s".formatted(shown, e.getMessage()),
          "Mend migration.snapshot",
          e);
    }
    return fingerprint.hex();
  }
}
