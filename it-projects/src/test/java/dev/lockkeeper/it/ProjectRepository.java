package dev.lockkeeper.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** Makes a project a git repository of its own, whatever repository its copy lies in. */
public final class ProjectRepository {

  private static final PersonIdent SOMEBODY = new PersonIdent("Somebody", "somebody@example.com");

  private final Path root;
  private final Git git;

  private ProjectRepository(Path root, Git git) {
    this.root = root;
    this.git = git;
  }

  /** Begins an empty one, on the branch main. */
  public static ProjectRepository init(File project) throws GitAPIException {
    return new ProjectRepository(
        project.toPath(), Git.init().setDirectory(project).setInitialBranch("main").call());
  }

  /** Commits the files and folders, as they are now. */
  public ProjectRepository commit(String message, String... paths) throws GitAPIException {
    for (String path : paths) {
      git.add().addFilepattern(path).call();
    }
    git.commit()
        .setMessage(message)
        .setAuthor(SOMEBODY)
        .setCommitter(SOMEBODY)
        .setSign(false)
        .call();
    return this;
  }

  /** Commits everything below a folder but one file. */
  public ProjectRepository commitAllBut(String left, String message, String folder)
      throws GitAPIException, IOException {
    try (Stream<Path> below = Files.walk(root.resolve(folder))) {
      return commit(
          message,
          below
              .filter(Files::isRegularFile)
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .filter(file -> !file.equals(left))
              .toArray(String[]::new));
    }
  }

  /** Begins a branch where the project stands, and changes to it. */
  public ProjectRepository branch(String name) throws GitAPIException {
    git.checkout().setCreateBranch(true).setName(name).call();
    return this;
  }

  /** Clones the branch into a folder as deep as given, the way runners do. */
  public ProjectRepository shallowClone(File folder, String branch) throws GitAPIException {
    Git clone =
        Git.cloneRepository()
            .setURI(root.toUri().toString())
            .setDirectory(folder)
            .setBranch(branch)
            .setBranchesToClone(List.of("refs/heads/" + branch))
            .setDepth(1)
            .call();
    return new ProjectRepository(folder.toPath(), clone);
  }

  /** Ends a hook script with the answer that the Invoker wants. */
  public boolean done() {
    git.close();
    return true;
  }
}
