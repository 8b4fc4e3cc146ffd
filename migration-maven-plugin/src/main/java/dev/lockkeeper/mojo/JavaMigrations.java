package dev.lockkeeper.mojo;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds Java migrations where Flyway looks for them: classes in the packages of its locations. */
final class JavaMigrations {

  private static final Pattern EXTENSION = Pattern.compile("\\.(java|kt|class)$");

  private final Path baseDirectory;
  private final List<Path> roots;

  /**
   * @param roots of packages: folders with sources first, then the one with classes
   */
  JavaMigrations(Path baseDirectory, List<Path> roots) {
    this.baseDirectory = baseDirectory;
    this.roots = roots;
  }

  /** Returns the classes below the locations that are packages, each once. */
  List<JavaClass> below(List<String> locations) throws CheckImpossibleException {
    Map<String, JavaClass> found = new LinkedHashMap<>();
    for (Path root : roots) {
      for (Path folder : new Locations(baseDirectory, List.of(root)).packages(locations)) {
        try (Stream<Path> below = Files.walk(folder)) {
          below
              .filter(JavaMigrations::isClass)
              .sorted()
              .map(file -> new JavaClass(file, className(root, file)))
              .forEach(one -> found.putIfAbsent(one.className(), one));
        } catch (IOException e) {
          throw new CheckImpossibleException(
              "%s cannot be listed".formatted(folder), "Make it readable", e);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean isClass(Path file) {
    String name = file.getFileName().toString();
    return EXTENSION.matcher(name).find() && name.indexOf('$') < 0;
  }

  private static String className(Path root, Path file) {
    String path = root.normalize().relativize(file.normalize()).toString();
    return EXTENSION.matcher(path).replaceFirst("").replace('\\', '/').replace('/', '.');
  }
}
