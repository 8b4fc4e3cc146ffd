package dev.lockkeeper.base;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Layout;
import dev.lockkeeper.script.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * A script's text of old, which a database knows by its checksum alone, found in git's past.
 *
 * @param commit that has it, abbreviated
 */
record EarlierText(Script script, String commit) {

  /**
   * Returns the newest text of the script's file that has the checksum; nothing where git has none,
   * or where there is no git.
   */
  static Optional<EarlierText> of(Script today, int checksum, Layout layout) {
    Path file = layout.file(today);
    try (Worktree worktree = Worktree.around(file.toAbsolutePath().getParent())) {
      return in(worktree, today, checksum, layout);
    } catch (IOException | CheckImpossibleException e) {
      // without git's past the answer is merely less exact
      return Optional.empty();
    }
  }

  private static Optional<EarlierText> in(
      Worktree worktree, Script today, int checksum, Layout layout)
      throws IOException, CheckImpossibleException {
    Repository repository = worktree.repository();
    ObjectId head = repository.resolve(Constants.HEAD);
    if (head == null) {
      return Optional.empty();
    }
    String path = worktree.path(layout.file(today));
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(head));
      walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
      for (RevCommit commit : walk) {
        Optional<Script> there = script(repository, path, commit, today, layout);
        if (there.filter(script -> script.checksum() == checksum).isPresent()) {
          return Optional.of(new EarlierText(there.get(), worktree.abbreviated(commit)));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Script> script(
      Repository repository, String path, RevCommit commit, Script today, Layout layout)
      throws IOException, CheckImpossibleException {
    try (TreeWalk there = TreeWalk.forPath(repository, path, commit.getTree())) {
      return there == null
          ? Optional.empty()
          : layout.script(today.path(), repository.open(there.getObjectId(0)).getBytes());
    }
  }
}
