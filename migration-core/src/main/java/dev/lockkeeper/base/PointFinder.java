package dev.lockkeeper.base;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * Finds the commit up to which everything is released: on a branch where it parted from its target,
 * on the main branch itself the newest release, or else the commit before.
 */
final class PointFinder {

  private static final String ORIGIN = "origin/";

  private static final String NAME_THE_BRANCH =
      "Name the branch that this one came from with -Dmigration.base=git:<ref>";

  private final Repository repository;
  private final Surroundings surroundings;
  private final Ancestry ancestry;

  PointFinder(Repository repository, Surroundings surroundings) {
    this.repository = repository;
    this.surroundings = surroundings;
    this.ancestry = new Ancestry(repository);
  }

  /**
   * The commit up to which everything is released.
   *
   * @param commit absent where no commit precedes the work
   * @param found how it was found, in words
   * @param ahead the target, where it has commits that the work does not build on
   */
  record Point(Optional<ObjectId> commit, String found, Optional<Target> ahead) {
    Point(Optional<ObjectId> commit, String found) {
      this(commit, found, Optional.empty());
    }
  }

  /** A branch to compare with: its short name and where it stands. */
  record Target(String name, ObjectId commit) {
    boolean is(String branch) {
      return name.equals(branch) || name.equals(ORIGIN + branch);
    }
  }

  /** Returns where HEAD parted from the branch, tag or commit of that name. */
  Point named(String name) throws IOException, CheckImpossibleException {
    ObjectId head = head();
    Optional<ObjectId> commit = ancestry.commit(name).or(() -> ancestry.commit(ORIGIN + name));
    if (commit.isEmpty()) {
      throw missing(
          "migration.base is 'git:%s', which names no commit here".formatted(name),
          "Run 'git fetch --all --tags'");
    }
    Target target = new Target(name, commit.get());
    ObjectId base = mergeBase(head, target);
    return new Point(
        Optional.of(base),
        base.equals(commit.get()) ? name : "merge base with " + name,
        ahead(target, base));
  }

  /** Returns the point that the surroundings and the branches show. */
  Point found() throws IOException, CheckImpossibleException {
    ObjectId head = head();
    Optional<Target> demanded = demanded();
    if (demanded.isPresent()) {
      return parting(head, demanded.get());
    }
    Optional<String> branch = branch();
    Optional<Target> target = mainBranch();
    if (target.isEmpty()) {
      return withoutTarget(head, branch);
    }
    ObjectId base = mergeBase(head, target.get());
    boolean onMain = branch.map(target.get()::is).orElse(base.equals(head));
    return onMain ? before(head, branch.orElse(Constants.HEAD)) : parting(head, target.get());
  }

  private ObjectId head() throws IOException, CheckImpossibleException {
    ObjectId head = repository.resolve(Constants.HEAD);
    if (head == null) {
      throw new CheckImpossibleException(
          "The git repository %s has no commits yet".formatted(repository.getWorkTree()),
          "Commit what is released, or add " + Worktree.NAME_IT);
    }
    return head;
  }

  private Optional<String> branch() throws IOException {
    String full = repository.getFullBranch();
    return full.startsWith(Constants.R_HEADS)
        ? Optional.of(Repository.shortenRefName(full))
        : surroundings.pushedBranch();
  }

  private Optional<Target> demanded() throws CheckImpossibleException {
    Optional<String> commit = surroundings.targetCommit();
    Optional<String> branch = surroundings.targetBranch();
    if (commit.isPresent()) {
      Optional<ObjectId> known = ancestry.commit(commit.get());
      if (known.isPresent()) {
        return Optional.of(new Target(branch.orElse("the target branch"), known.get()));
      }
    }
    if (branch.isEmpty() && commit.isEmpty()) {
      return Optional.empty();
    }
    Optional<Target> target = branch.flatMap(this::target);
    if (target.isEmpty()) {
      String name = branch.orElse(commit.orElse(""));
      throw missing(
          "The target branch %s is not in this clone".formatted(name),
          "Run 'git fetch origin %s:refs/remotes/origin/%s'".formatted(name, name));
    }
    return target;
  }

  private Optional<Target> target(String branch) {
    return Stream.of(ORIGIN + branch, branch)
        .flatMap(name -> ancestry.commit(name).map(commit -> new Target(name, commit)).stream())
        .findFirst();
  }

  private Optional<Target> mainBranch() throws IOException {
    Ref originHead = repository.exactRef(Constants.R_REMOTES + ORIGIN + Constants.HEAD);
    Stream<String> named =
        originHead == null || !originHead.isSymbolic()
            ? Stream.empty()
            : Stream.of(Repository.shortenRefName(originHead.getTarget().getName()));
    List<String> names = surroundings.mainBranches().toList();
    return Stream.of(named, names.stream().map(ORIGIN::concat), names.stream())
        .flatMap(stream -> stream)
        .flatMap(name -> ancestry.commit(name).map(commit -> new Target(name, commit)).stream())
        .findFirst();
  }

  /** The only branch there is, is the main branch, whatever it is called. */
  private Point withoutTarget(ObjectId head, Optional<String> branch)
      throws IOException, CheckImpossibleException {
    int branches =
        repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).size()
            + repository.getRefDatabase().getRefsByPrefix(Constants.R_REMOTES).size();
    if (branch.isPresent() && branches == 1) {
      return before(head, branch.get());
    }
    throw missing("There is no branch main or master to compare with", NAME_THE_BRANCH);
  }

  private Point parting(ObjectId head, Target target) throws IOException, CheckImpossibleException {
    ObjectId base = mergeBase(head, target);
    return new Point(Optional.of(base), "merge base with " + target.name(), ahead(target, base));
  }

  private static Optional<Target> ahead(Target target, ObjectId base) {
    return Optional.of(target).filter(branch -> !branch.commit().equals(base));
  }

  private ObjectId mergeBase(ObjectId head, Target target)
      throws IOException, CheckImpossibleException {
    Optional<ObjectId> base = ancestry.mergeBase(head, target.commit());
    if (base.isEmpty() && ancestry.shallow()) {
      throw shallow("its merge base with " + target.name());
    }
    return base.orElseThrow(
        () ->
            new CheckImpossibleException(
                "HEAD and %s have no commit in common".formatted(target.name()),
                NAME_THE_BRANCH + ", or add " + Worktree.NAME_IT));
  }

  private Point before(ObjectId head, String branch) throws IOException, CheckImpossibleException {
    Optional<ObjectId> parent = ancestry.firstParent(head);
    if (parent.isPresent()) {
      Optional<ReleaseTag> tag = ancestry.newestRelease(parent.get());
      if (tag.isPresent()) {
        return new Point(Optional.of(tag.get().commit()), "release tag " + tag.get().name());
      }
    }
    if (ancestry.shallow()) {
      throw shallow("the release tag or the commit before " + branch);
    }
    return new Point(
        parent,
        parent.isPresent()
            ? "first parent of " + branch
            : "nothing, %s is the first commit".formatted(branch));
  }

  private CheckImpossibleException missing(String cause, String fetch) {
    String cure = ancestry.shallow() ? surroundings.unshallow() : fetch;
    return new CheckImpossibleException(cause, cure + ", or add " + Worktree.NAME_IT);
  }

  private CheckImpossibleException shallow(String what) {
    return new CheckImpossibleException(
        "The git clone is shallow and lacks " + what, surroundings.unshallow());
  }
}
