package dev.lockkeeper.mojo;

import dev.lockkeeper.live.PortraitFile;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the portrait is.
 *
 * @param named whether somebody has said so
 */
record PortraitPlace(Path path, boolean named) {

  private static final String DEFAULT = "migration-portrait.json";

  static PortraitPlace of(GateMojo mojo, Path baseDirectory) {
    return mojo.portrait == null
        ? new PortraitPlace(baseDirectory.resolve(DEFAULT), false)
        : new PortraitPlace(baseDirectory.resolve(mojo.portrait.toPath()), true);
  }

  /** Returns the rows that the portrait knows; none where there is no portrait. */
  Map<Table, Long> rows() throws CheckImpossibleException {
    return named || Files.exists(path) ? new PortraitFile(path).rows() : Map.of();
  }
}
