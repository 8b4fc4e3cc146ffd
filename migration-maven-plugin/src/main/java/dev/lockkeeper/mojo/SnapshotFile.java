package dev.lockkeeper.mojo;

import dev.lockkeeper.base.Snapshot;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.restore.DumpFile;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
    String upTo = version.or(() -> flyway.baseline().version()).orElse(FLYWAYS_OWN);
    Optional<Version> known = Version.parse(upTo);
    if (known.isEmpty()) {
      throw new CheckImpossibleException(
          "'%s' is no version that the snapshot could have".formatted(upTo),
          "Mend migration.snapshotVersion, or Flyway's baselineVersion");
    }
    return Snapshot.of(DumpFile.of(file, shown), known.get());
  }
}
