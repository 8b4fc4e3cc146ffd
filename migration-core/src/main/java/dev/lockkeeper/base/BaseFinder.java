package dev.lockkeeper.base;

import dev.lockkeeper.base.PointFinder.Point;
import dev.lockkeeper.base.PointFinder.Target;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Layout;
import dev.lockkeeper.script.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what of a history is released. */
public final class BaseFinder {

  private static final String GIT = "git:";
  private static final String LIVE = "live";

  private final Layout layout;
  private final List<Path> folders;
  private final Map<String, String> environment;
  private final AppliedHistory.Source live;

  /** Finds a base without any database. */
  public BaseFinder(Layout layout, List<Path> folders, Map<String, String> environment) {
    this(layout, folders, environment, AppliedHistory.Source.NONE);
  }

  /**
   * @param layout by which the scripts were read
   * @param folders that hold them, at least one
   * @param environment variables, those of GitHub and GitLab among them
   * @param live the database that {@code live} means
   */
  public BaseFinder(
      Layout layout,
      List<Path> folders,
      Map<String, String> environment,
      AppliedHistory.Source live) {
    this.live = live;
    this.layout = layout;
    this.folders = List.copyOf(folders);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Returns the base that the configuration names, or else the one that git shows.
   *
   * @param named {@code git:<ref>}, {@code version:<v>}, {@code live}, {@code none}, or empty
   * @param scripts the history as it is today
   * @throws CheckImpossibleException where the name is none, or git or the database cannot tell
   */
  public Base find(String named, List<Script> scripts) throws CheckImpossibleException {
    if (named.equals(LIVE)) {
      AppliedHistory history = live.read();
      return Base.live(
          history,
          Applied.of(history, scripts, (script, sum) -> EarlierText.of(script, sum, layout)));
    }
    if (!named.isBlank() && !named.startsWith(GIT)) {
      return Base.named(named);
    }
    Worktree worktree = Worktree.around(folders.get(0));
    try {
      Point point = point(worktree, named);
      Optional<String> at = point.commit().map(worktree::abbreviated);
      if (point.commit().isEmpty()) {
        return new Base(Base.Kind.GIT, at, point.found(), new Released.Nothing());
      }
      ReleasedFiles files = new ReleasedFiles(worktree, layout, folders);
      Released.Scripts released = Released.Scripts.of(files.in(point.commit().get(), scripts));
      return new Base(
          Base.Kind.GIT, at, point.found(), released, meanwhile(point, files, scripts, released));
    } catch (IOException | UncheckedIOException e) {
      throw new CheckImpossibleException(
          "The git repository %s cannot be read: %s".formatted(worktree.root(), e.getMessage()),
          "Clone it whole, without --filter and with SHA-1 names, or add " + Worktree.NAME_IT,
          e);
    } finally {
      worktree.close();
    }
  }

  private static Meanwhile meanwhile(
      Point point, ReleasedFiles files, List<Script> scripts, Released.Scripts released)
      throws IOException, CheckImpossibleException {
    if (point.ahead().isEmpty()) {
      return Meanwhile.NOTHING;
    }
    Target target = point.ahead().get();
    return new Meanwhile(
        target.name(),
        files.in(target.commit(), scripts).stream()
            .filter(script -> released.counterpart(script).isEmpty())
            .toList());
  }

  private Point point(Worktree worktree, String named)
      throws IOException, CheckImpossibleException {
    Surroundings surroundings = new Surroundings(environment);
    PointFinder finder = new PointFinder(worktree.repository(), surroundings);
    return named.isBlank() ? finder.found() : finder.named(named.substring(GIT.length()));
  }
}
