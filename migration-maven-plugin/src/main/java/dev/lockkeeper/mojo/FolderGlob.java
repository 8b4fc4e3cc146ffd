package dev.lockkeeper.mojo;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds folders by a glob such as {@code services/*}{@code /db/migration}: {@code *}, {@code ?},
 * {@code [abc]} and <code>{a,b}</code> within one name, {@code **} for any number of folders.
 *
 * <p>A wildcard never means a hidden folder, {@code target} or {@code node_modules}: what is there
 * is a copy, or somebody else's. It lists no folder that the glob cannot lead through.
 */
final class FolderGlob {

  private static final String ANY_DEPTH = "**";
  private static final String WILDCARDS = "*?[{";
  private static final Set<String> COPIES = Set.of("target", "node_modules");

  private final Path baseDirectory;

  /**
   * @param baseDirectory to which globs are relative
   */
  FolderGlob(Path baseDirectory) {
    this.baseDirectory = baseDirectory.toAbsolutePath().normalize();
  }

  /** Returns the folder's path from the base directory, with {@code /}. */
  String id(Path folder) {
    String id = baseDirectory.relativize(folder).toString().replace('\\', '/');
    return id.isEmpty() ? "." : id;
  }

  /** Returns the folders that are there, by name. */
  List<Path> matching(String glob) throws CheckImpossibleException {
    Set<Path> found = new TreeSet<>();
    found.add(glob.startsWith("/") ? baseDirectory.getRoot() : baseDirectory);
    Deque<String> names = new ArrayDeque<>();
    Stream.of(glob.split("/", -1)).filter(name -> !name.isEmpty()).forEach(names::add);
    try {
      for (String name : names) {
        Set<Path> next = new TreeSet<>();
        for (Path folder : found) {
          step(folder, name, next);
        }
        found = next;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CheckImpossibleException(
          "The folders of '%s' cannot be listed: %s".formatted(glob, e.getMessage()),
          "Make them readable, or mend migration.histories",
          e);
    }
    return List.copyOf(found);
  }

  private static void step(Path folder, String name, Set<Path> into) throws IOException {
    if (name.equals(ANY_DEPTH)) {
      into.add(folder);
      for (Path child : children(folder)) {
        step(child, name, into);
      }
    } else if (name.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0)) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
      children(folder).stream()
          .filter(child -> matcher.matches(child.getFileName()))
          .forEach(into::add);
    } else if (Files.isDirectory(folder.resolve(name))) {
      into.add(folder.resolve(name).normalize());
    }
  }

  /** A link may lead in a circle. */
  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .filter(child -> !COPIES.contains(child.getFileName().toString()))
          .toList();
    }
  }
}
