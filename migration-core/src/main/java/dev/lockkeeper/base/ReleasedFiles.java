package dev.lockkeeper.base;

import dev.lockkeeper.base.Released.Scripts;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Layout;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The scripts of a history as they stand in a commit. */
final class ReleasedFiles {

  private final Worktree worktree;
  private final Repository repository;
  private final Layout layout;
  private final List<Path> folders;

  ReleasedFiles(Worktree worktree, Layout layout, List<Path> folders) {
    this.worktree = worktree;
    this.repository = worktree.repository();
    this.layout = layout;
    this.folders = folders;
  }

  /**
   * Returns the scripts that the commit has in the history's folders, and those that have moved
   * there since with name and content.
   *
   * @param today the history's scripts
   * @throws CheckImpossibleException where git does not look after the folders at all
   */
  List<Script> in(ObjectId commit, List<Script> today)
      throws IOException, CheckImpossibleException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevTree tree = walk.parseCommit(commit).getTree();
      List<Script> released = new ArrayList<>();
      for (Path folder : folders) {
        List<Script> there = below(folder, tree);
        requireTracked(folder, there);
        released.addAll(there);
      }
      for (Path folder : sources(today)) {
        released.addAll(below(folder, tree));
      }
      released.addAll(moved(tree, today, Scripts.of(released)));
      return released;
    }
  }

  /** Returns the packages that hold Java migrations today. */
  private Set<Path> sources(List<Script> today) {
    return today.stream()
        .filter(script -> script.kind() == ScriptKind.JAVA && !script.path().endsWith(".class"))
        .map(script -> layout.file(script).toAbsolutePath().getParent())
        .filter(folder -> folders.stream().noneMatch(folder::startsWith))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Script> below(Path folder, RevTree tree)
      throws IOException, CheckImpossibleException {
    String inGit = worktree.path(folder);
    String shown = layout.relative(folder);
    List<Script> scripts = new ArrayList<>();
    try (TreeWalk walk = files(tree, inGit)) {
      while (walk.next()) {
        String below = walk.getPathString().substring(inGit.isEmpty() ? 0 : inGit.length() + 1);
        script(walk, shown.isEmpty() ? below : shown + "/" + below).ifPresent(scripts::add);
      }
    }
    return scripts;
  }

  private void requireTracked(Path folder, List<Script> scripts)
      throws IOException, CheckImpossibleException {
    String inGit = worktree.path(folder);
    if (scripts.isEmpty() && ignored(inGit)) {
      throw new CheckImpossibleException(
          "The git repository %s ignores %s, and cannot say what is released there"
              .formatted(worktree.root(), inGit),
          "Add " + Worktree.NAME_IT);
    }
  }

  private TreeWalk files(RevTree tree, String folder) throws IOException {
    TreeWalk walk = new TreeWalk(repository);
    walk.addTree(tree);
    walk.setRecursive(true);
    walk.setFilter(folder.isEmpty() ? TreeFilter.ALL : PathFilter.create(folder));
    return walk;
  }

  private Optional<Script> script(TreeWalk walk, String path)
      throws IOException, CheckImpossibleException {
    FileMode mode = walk.getFileMode(0);
    if (mode != FileMode.REGULAR_FILE && mode != FileMode.EXECUTABLE_FILE) {
      return Optional.empty();
    }
    return layout.script(path, repository.open(walk.getObjectId(0)).getBytes());
  }

  /** Another folder is nothing to Flyway, as long as version, description and checksum stay. */
  private List<Script> moved(RevTree tree, List<Script> today, Scripts released)
      throws IOException, CheckImpossibleException {
    Set<String> unknown =
        today.stream()
            .filter(script -> released.counterpart(script).isEmpty())
            .map(Script::fileName)
            .collect(Collectors.toSet());
    List<Script> moved = new ArrayList<>();
    if (unknown.isEmpty()) {
      return moved;
    }
    try (TreeWalk walk = files(tree, "")) {
      while (walk.next()) {
        if (unknown.contains(walk.getNameString())
            && !Files.exists(worktree.root().resolve(walk.getPathString()))) {
          script(walk, walk.getPathString()).filter(old -> same(old, today)).ifPresent(moved::add);
        }
      }
    }
    return moved;
  }

  private static boolean same(Script old, List<Script> today) {
    return today.stream()
        .anyMatch(
            script ->
                script.fileName().equals(old.fileName()) && script.checksum() == old.checksum());
  }

  /** Returns whether the folder, or one above it, is named in a {@code .gitignore}. */
  private boolean ignored(String folder) throws IOException {
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(new FileTreeIterator(repository));
      walk.setFilter(folder.isEmpty() ? TreeFilter.ALL : PathFilter.create(folder));
      while (!folder.isEmpty() && walk.next()) {
        if (walk.getTree(0, WorkingTreeIterator.class).isEntryIgnored()) {
          return true;
        }
        if (walk.getPathString().equals(folder)) {
          return false;
        }
        walk.enterSubtree();
      }
    }
    return false;
  }
}
