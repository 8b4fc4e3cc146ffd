package dev.lockkeeper.base;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The checked-out files around a folder, with the git repository behind them. */
final class Worktree implements AutoCloseable {

  /** What a user can always do, in one line. */
  static final String NAME_IT =
      "-Dmigration.base=version:<v> with the newest released version, or -Dmigration.base=none"
          + " where nothing is released";

  private static final int ABBREVIATED = 7;

  private final Path root;
  private final Repository repository;

  private Worktree(Path root, Repository repository) {
    this.root = root;
    this.repository = repository;
  }

  /**
   * Returns the innermost one that holds the folder: a clone, a linked worktree or a submodule.
   *
   * @throws CheckImpossibleException where there is none
   */
  static Worktree around(Path folder) throws CheckImpossibleException {
    ReadOnlySystem.install();
    try {
      for (Path root = real(folder); root != null; root = root.getParent()) {
        if (Files.exists(root.resolve(".git"))) {
          return open(root);
        }
      }
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The git repository around %s cannot be opened: %s".formatted(folder, e.getMessage()),
          "Mend it, or add " + NAME_IT,
          e);
    }
    throw new CheckImpossibleException(
        "There is no git repository around %s to say what is released".formatted(folder),
        "Add " + NAME_IT);
  }

  private static Worktree open(Path root) throws IOException {
    FileRepositoryBuilder builder = new FileRepositoryBuilder();
    return new Worktree(root, builder.setWorkTree(root.toFile()).setMustExist(true).build());
  }

  Path root() {
    return root;
  }

  Repository repository() {
    return repository;
  }

  /**
   * Returns the folder's path in git's trees; empty for the root itself.
   *
   * @throws CheckImpossibleException where it is not among these files
   */
  String path(Path folder) throws CheckImpossibleException, IOException {
    Path real = real(folder);
    if (!real.startsWith(root)) {
      throw new CheckImpossibleException(
          "%s is not in the git repository %s, which therefore cannot say what is released there"
              .formatted(folder, root),
          "Add " + NAME_IT);
    }
    return root.relativize(real).toString().replace('\\', '/');
  }

  /** Returns the path without links; what is no longer there has none. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path there = absolute;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there.toRealPath().resolve(there.relativize(absolute)).normalize();
  }

  /** Returns as much of the commit's name as it takes to know it, as git shows it. */
  String abbreviated(ObjectId commit) {
    try (ObjectReader reader = repository.newObjectReader()) {
      return reader.abbreviate(commit, ABBREVIATED).name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
