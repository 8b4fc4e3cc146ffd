package dev.lockkeeper.mojo;

import dev.lockkeeper.evidence.ByteCount;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;

/**
 * How filled clusters are kept.
 *
 * @param bytes that all of them may take; 0 for none
 * @param filledBy which build of this plugin fills them, since another one may fill otherwise
 */
record FillCache(long bytes, String filledBy) {

  static FillCache of(GateMojo mojo) throws CheckImpossibleException {
    Optional<ByteCount> most = ByteCount.parse(mojo.fillCache);
    if (most.isEmpty()) {
      throw new CheckImpossibleException(
          "migration.fillCache is '%s', which is no number of bytes".formatted(mojo.fillCache),
          "Write it like 4GB or 500MB; 0MB keeps nothing");
    }
    String file =
        Optional.ofNullable(mojo.plugin.getPluginArtifact())
            .map(Artifact::getFile)
            .map(jar -> ", %d bytes of %d".formatted(jar.length(), jar.lastModified()))
            .orElse("");
    return new FillCache((long) most.get().bytes(), mojo.plugin.getVersion() + file);
  }
}
