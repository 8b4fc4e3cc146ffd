package dev.lockkeeper.mojo;

import dev.lockkeeper.scratch.MysqlBinaries;
import dev.lockkeeper.scratch.Platform;
import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Brings the server binaries of this platform, and of no other, through Maven's resolver. */
final class EmbeddedBinaries {

  private final RepositorySystem repositories;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> remotes;

  EmbeddedBinaries(
      RepositorySystem repositories,
      RepositorySystemSession session,
      List<RemoteRepository> remotes) {
    this.repositories = repositories;
    this.session = session;
    this.remotes = remotes;
  }

  /**
   * Returns the jar with that major version's binaries, from the local repository if it is there.
   */
  Path jar(int majorVersion) throws CheckImpossibleException {
    Platform platform = Platform.current();
    return resolved(
        new DefaultArtifact(
            platform.groupId(),
            platform.artifactId(),
            "jar",
            platform.artifactVersion(majorVersion)),
        "PostgreSQL");
  }

  /** Returns the jar with that release of MySQL, from the local repository if it is there. */
  Path jar(MysqlBinaries release) throws CheckImpossibleException {
    return resolved(
        new DefaultArtifact(
            release.groupId(), release.artifactId(), "jar", release.artifactVersion()),
        "MySQL");
  }

  private Path resolved(DefaultArtifact artifact, String words) throws CheckImpossibleException {
    try {
      return repositories
          .resolveArtifact(session, new ArtifactRequest(artifact, remotes, null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new CheckImpossibleException(
          "The embedded %s %s is not in the local repository and cannot be fetched"
              .formatted(words, artifact),
          "Let the build reach its Maven repositories once, or fetch it where it can: mvn"
              + " dependency:get -Dartifact=%s:%s:%s"
                  .formatted(
                      artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion()),
          e);
    }
  }
}
