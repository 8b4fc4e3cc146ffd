package dev.lockkeeper.runner;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * The project's Java migrations among the scripts, loaded from the project's own class path.
 *
 * <p>Flyway's and the driver's classes come from us, so that a migration is one that our Flyway
 * understands; a project that was compiled against a Flyway whose interfaces differ fails to load.
 */
final class ProjectClasses implements AutoCloseable {

  private final URLClassLoader loader;
  private final List<Class<? extends JavaMigration>> migrations;

  private ProjectClasses(URLClassLoader loader, List<Class<? extends JavaMigration>> migrations) {
    this.loader = loader;
    this.migrations = List.copyOf(migrations);
  }

  static ProjectClasses of(List<Script> scripts, List<Path> classPath)
      throws CheckImpossibleException {
    URLClassLoader loader =
        new URLClassLoader(urls(classPath), ProjectClasses.class.getClassLoader());
    List<Class<? extends JavaMigration>> migrations = new ArrayList<>();
    for (Script script : scripts) {
      if (script.kind() == ScriptKind.JAVA) {
        migrations.add(load(script, loader));
      }
    }
    return new ProjectClasses(loader, migrations);
  }

  private static Class<? extends JavaMigration> load(Script script, ClassLoader loader)
      throws CheckImpossibleException {
    try {
      return Class.forName(script.text(), false, loader).asSubclass(JavaMigration.class);
    } catch (ClassNotFoundException | LinkageError | ClassCastException e) {
      throw new CheckImpossibleException(
          "The Java migration %s cannot be loaded: %s".formatted(script.text(), e),
          "Compile it before this goal, with the Flyway that production runs",
          e);
    }
  }

  private static URL[] urls(List<Path> classPath) {
    return classPath.stream().map(ProjectClasses::url).toArray(URL[]::new);
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  ClassLoader loader() {
    return loader;
  }

  List<Class<? extends JavaMigration>> migrations() {
    return migrations;
  }

  @Override
  public void close() throws CheckImpossibleException {
    try {
      loader.close();
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The project's class path cannot be closed", "Run the build again", e);
    }
  }
}
