package dev.lockkeeper.mojo;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the folders that hold one history's scripts, in Flyway's syntax: {@code filesystem:<path>},
 * {@code classpath:<path>} (a folder of the resources), either with wildcards; a plain path is
 * tried as a folder first.
 */
final class Locations {

  private static final String DEFAULT = "classpath:db/migration";
  private static final String FILESYSTEM = "filesystem:";
  private static final String CLASSPATH = "classpath:";

  private final Path baseDirectory;
  private final List<Path> resources;

  /**
   * @param baseDirectory to which paths are relative
   * @param resources folders that end up on the class path
   */
  Locations(Path baseDirectory, List<Path> resources) {
    this.baseDirectory = baseDirectory;
    this.resources = resources;
  }

  /**
   * Returns the folders. Nothing configured, and no default folder there, gives none: a parent POM
   * may declare the plugin for modules without migrations.
   *
   * @param source where they are configured, for the message
   * @throws CheckImpossibleException where a configured folder is not there
   */
  List<Path> folders(List<String> configured, String source) throws CheckImpossibleException {
    if (configured.isEmpty()) {
      return existing(DEFAULT);
    }
    List<Path> folders = new ArrayList<>();
    for (String location : configured) {
      List<Path> found = existing(location.strip());
      if (found.isEmpty()) {
        throw new CheckImpossibleException(
            "The location '%s' is not there: looked for %s"
                .formatted(location.strip(), String.join(", ", lookedFor(location.strip()))),
            "Create it, or mend the locations of " + source);
      }
      folders.addAll(found);
    }
    return folders;
  }

  /** Returns where scripts are when nothing is configured, be it there or not. */
  List<Path> byDefault() {
    return candidates(DEFAULT).stream().map(Path::normalize).toList();
  }

  /** Returns the folders of those locations that can be packages, as far as they are there. */
  List<Path> packages(List<String> configured) throws CheckImpossibleException {
    List<Path> folders = new ArrayList<>();
    for (String location : configured.isEmpty() ? List.of(DEFAULT) : configured) {
      if (!location.strip().startsWith(FILESYSTEM)) {
        String path = location.strip().replaceFirst("^" + CLASSPATH, "");
        folders.addAll(existing(CLASSPATH + path));
      }
    }
    return folders;
  }

  private List<String> lookedFor(String location) {
    return candidates(location).stream().map(Path::toString).toList();
  }

  private List<Path> candidates(String location) {
    if (location.startsWith(FILESYSTEM)) {
      return List.of(baseDirectory.resolve(location.substring(FILESYSTEM.length())));
    }
    List<Path> candidates = new ArrayList<>();
    String path = location;
    if (location.startsWith(CLASSPATH)) {
      path = location.substring(CLASSPATH.length());
    } else {
      candidates.add(baseDirectory.resolve(location));
    }
    String inside = path.startsWith("/") ? path.substring(1) : path;
    resources.forEach(folder -> candidates.add(folder.resolve(inside)));
    return candidates;
  }

  private List<Path> existing(String location) throws CheckImpossibleException {
    List<Path> found = new ArrayList<>();
    for (Path candidate : candidates(location)) {
      if (candidate.toString().contains("*")) {
        found.addAll(matching(candidate));
      } else if (Files.isDirectory(candidate)) {
        found.add(candidate.normalize());
      }
    }
    return found.stream().distinct().toList();
  }

  private static List<Path> matching(Path pattern) throws CheckImpossibleException {
    Path root = pattern;
    while (root.toString().contains("*")) {
      root = root.getParent();
    }
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    try (Stream<Path> below = Files.walk(root)) {
      return below.filter(Files::isDirectory).filter(matcher::matches).sorted().toList();
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "%s cannot be listed".formatted(root), "Make it readable, or set migration.locations", e);
    }
  }
}
