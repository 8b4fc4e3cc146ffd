package dev.lockkeeper.mojo;

import dev.lockkeeper.live.PortraitFile;
import dev.lockkeeper.live.Portrayed;
import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /** Returns what the portrait knows; nothing where there is no portrait. */
  Portrayed known() throws CheckImpossibleException {
    return named || Files.exists(path) ? new PortraitFile(path).known() : Portrayed.NOTHING;
  }
}
