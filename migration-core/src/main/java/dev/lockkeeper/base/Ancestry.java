package dev.lockkeeper.base;

import dev.lockkeeper.script.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Which commit comes from which. */
final class Ancestry {

  private final Repository repository;

  Ancestry(Repository repository) {
    this.repository = repository;
  }

  /** Returns the commit that a branch, a tag or a commit's name stands for, where it is here. */
  Optional<ObjectId> commit(String name) {
    try {
      return Optional.ofNullable(repository.resolve(name + "^{commit}"));
    } catch (MissingObjectException | IncorrectObjectTypeException | RevisionSyntaxException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether the clone lacks commits. */
  boolean shallow() {
    try {
      return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the newest commit that both come from. */
  Optional<ObjectId> mergeBase(ObjectId one, ObjectId other) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(one));
      walk.markStart(walk.parseCommit(other));
      return Optional.ofNullable(walk.next()).map(RevCommit::getId);
    }
  }

  /** Returns the commit onto which this one was put, or merged. */
  Optional<ObjectId> firstParent(ObjectId commit) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit parsed = walk.parseCommit(commit);
      return parsed.getParentCount() == 0
          ? Optional.empty()
          : Optional.of(parsed.getParent(0).getId());
    }
  }

  /** Returns the highest release among the tags that the commit comes from. */
  Optional<ReleaseTag> newestRelease(ObjectId from) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit tip = walk.parseCommit(from);
      for (ReleaseTag tag : releases(walk)) {
        if (walk.isMergedInto(walk.parseCommit(tag.commit()), tip)) {
          return Optional.of(tag);
        }
      }
    }
    return Optional.empty();
  }

  private List<ReleaseTag> releases(RevWalk walk) throws IOException {
    List<ReleaseTag> tags = new ArrayList<>();
    for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
      String name = Repository.shortenRefName(ref.getName());
      Optional<Version> version = ReleaseTag.versionIn(name);
      Optional<ObjectId> commit = version.isEmpty() ? Optional.empty() : peeled(walk, ref);
      if (commit.isPresent()) {
        tags.add(new ReleaseTag(name, version.get(), commit.get()));
      }
    }
    tags.sort(Comparator.comparing(ReleaseTag::version).reversed());
    return tags;
  }

  /** A shallow clone may have a tag without its commit. */
  private static Optional<ObjectId> peeled(RevWalk walk, Ref ref) throws IOException {
    try {
      RevObject target = walk.peel(walk.parseAny(ref.getObjectId()));
      return target instanceof RevCommit ? Optional.of(target.getId()) : Optional.empty();
    } catch (MissingObjectException e) {
      return Optional.empty();
    }
  }
}
