package dev.lockkeeper.mojo;

import dev.lockkeeper.layout.Layouts;
import dev.lockkeeper.mojo.HistorySource.Configured;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.FlywayLayout.JavaClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the histories of a module: one where its locations are, or one for each glob's match. */
final class Histories {

  private final GateMojo mojo;
  private final Given given;
  private final FlywaySources sources;

  private final Dialect dialect;

  Histories(GateMojo mojo, Given given, FlywaySources sources, Dialect dialect) {
    this.dialect = dialect;
    this.mojo = mojo;
    this.given = given;
    this.sources = sources;
  }

  /** Returns them in the order of their ids; none where the module has no scripts. */
  List<HistorySource> all() throws CheckImpossibleException {
    List<String> globs = Optional.ofNullable(mojo.histories).orElse(List.of());
    if (globs.isEmpty()) {
      return theOnlyOne();
    }
    if (mojo.locations != null && !mojo.locations.isEmpty()) {
      throw new CheckImpossibleException(
          "migration.locations and migration.histories are both set",
          "Keep locations where the folders are one history, histories where each is its own");
    }
    return matching(globs);
  }

  private List<HistorySource> theOnlyOne() throws CheckImpossibleException {
    Layouts layout = layout();
    if (layout != Layouts.FLYWAY && (mojo.locations == null || mojo.locations.isEmpty())) {
      throw new CheckImpossibleException(
          "migration.layout is %s, and nothing says where the scripts are".formatted(layout.word()),
          "Name their folder in migration.locations, or several histories in migration.histories");
    }
    FlywayConfiguration flyway =
        layout == Layouts.FLYWAY ? sources.configuration() : sources.ownConfiguration();
    Locations locations = new Locations(given.baseDirectory(), given.resources());
    List<Path> existing =
        locations.folders(flyway.locations(), flyway.origins().getOrDefault("locations", "Flyway"));
    List<Path> folders = existing.isEmpty() ? locations.byDefault() : existing;
    Configured configured = configured(flyway, layout, flyway.locations());
    return folders.isEmpty()
        ? List.of()
        : List.of(new HistorySource(HistorySource.DEFAULT, folders, () -> configured));
  }

  private List<HistorySource> matching(List<String> globs) throws CheckImpossibleException {
    FolderGlob base = new FolderGlob(given.baseDirectory());
    TreeMap<String, HistorySource> byId = new TreeMap<>();
    for (String glob : globs) {
      List<Path> folders = base.matching(glob.strip());
      if (folders.isEmpty()) {
        throw new CheckImpossibleException(
            "No folder matches '%s' of migration.histories in %s"
                .formatted(glob.strip(), given.baseDirectory()),
            "Create one, or mend the glob; * is one folder's name, ** any number of folders");
      }
      folders.forEach(folder -> byId.putIfAbsent(base.id(folder), source(base.id(folder), folder)));
    }
    return new ArrayList<>(byId.values());
  }

  private HistorySource source(String id, Path folder) {
    return new HistorySource(
        id,
        List.of(folder),
        () -> {
          Layouts layout = layout();
          FlywayConfiguration flyway =
              layout == Layouts.FLYWAY ? sources.configuration(folder) : sources.ownConfiguration();
          return configured(flyway, layout, packages(folder));
        });
  }

  private Layouts layout() throws CheckImpossibleException {
    return Layouts.named("migration.layout", mojo.layout);
  }

  /** Only Flyway knows migrations that are written in Java. */
  private Configured configured(FlywayConfiguration flyway, Layouts layout, List<String> packages)
      throws CheckImpossibleException {
    return new Configured(
        flyway,
        layout == Layouts.FLYWAY ? javaMigrations(packages) : List.of(),
        layout,
        dialect,
        given.applies() && sources.otherWays().warnings().isEmpty());
  }

  /** Only below the resources is a folder a package as well. */
  private List<String> packages(Path folder) {
    return given.resources().stream()
        .map(Path::normalize)
        .filter(folder::startsWith)
        .map(root -> "classpath:" + root.relativize(folder).toString().replace('\\', '/'))
        .toList();
  }

  private List<JavaClass> javaMigrations(List<String> locations) throws CheckImpossibleException {
    return new JavaMigrations(given.baseDirectory(), given.packageRoots()).below(locations);
  }
}
