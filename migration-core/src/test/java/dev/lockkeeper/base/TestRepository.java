package dev.lockkeeper.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/** A real repository in a temporary folder. */
final class TestRepository implements AutoCloseable {

  private static final PersonIdent SOMEBODY = new PersonIdent("Somebody", "somebody@example.com");

  private final Path root;
  private final Git git;

  private TestRepository(Path root, Git git) {
    this.root = root;
    this.git = git;
  }

  static TestRepository init(Path root) throws GitAPIException {
    return init(root, "main");
  }

  static TestRepository init(Path root, String branch) throws GitAPIException {
    ReadOnlySystem.install();
    return new TestRepository(
        root, Git.init().setDirectory(root.toFile()).setInitialBranch(branch).call());
  }

  /** Clones with all branches; a depth of 0 is a whole clone. */
  TestRepository cloneInto(Path folder, int depth) throws GitAPIException {
    var clone = Git.cloneRepository().setURI(root.toUri().toString()).setDirectory(folder.toFile());
    return new TestRepository(folder, depth == 0 ? clone.call() : clone.setDepth(depth).call());
  }

  Path root() {
    return root;
  }

  Git git() {
    return git;
  }

  TestRepository write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  TestRepository delete(String path) throws IOException {
    Files.delete(root.resolve(path));
    return this;
  }

  /** Commits all that there is, and what is gone. */
  ObjectId commit() throws GitAPIException {
    git.add().addFilepattern(".").call();
    git.add().addFilepattern(".").setUpdate(true).call();
    return git.commit()
        .setMessage("A step")
        .setAuthor(SOMEBODY)
        .setCommitter(SOMEBODY)
        .setSign(false)
        .call()
        .getId();
  }

  void switchToNew(String branch) throws GitAPIException {
    git.checkout().setCreateBranch(true).setName(branch).call();
  }

  void switchTo(String name) throws GitAPIException {
    git.checkout().setName(name).call();
  }

  /** Merges as a host does, with a commit of its own. */
  ObjectId merge(ObjectId other) throws GitAPIException {
    git.merge().include(other).setFastForward(FastForwardMode.NO_FF).setCommit(false).call();
    return commit();
  }

  void tag(String name) throws GitAPIException {
    git.tag().setName(name).setTagger(SOMEBODY).setSigned(false).call();
  }

  @Override
  public void close() {
    git.close();
  }
}
