package dev.lockkeeper.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds the base as the goals do. */
final class Found {

  static final String NAME_IT =
      "-Dmigration.base=version:<v> with the newest released version, or -Dmigration.base=none"
          + " where nothing is released.";

  private Found() {}

  static History history(TestRepository repository) throws CheckImpossibleException {
    return history(repository, "", Map.of());
  }

  static History history(TestRepository repository, String named, Map<String, String> environment)
      throws CheckImpossibleException {
    return history(repository.root(), named, environment, repository.root().resolve("sql"));
  }

  static History history(Path module, String named, Map<String, String> environment, Path folder)
      throws CheckImpossibleException {
    FlywayLayout layout = new FlywayLayout(module, UTF_8);
    List<Script> scripts = layout.read(List.of(folder)).scripts();
    Base base = new BaseFinder(layout, List.of(folder), environment).find(named, scripts);
    return new History("default", scripts, base);
  }

  static List<String> names(History history) {
    return history.pending().stream().map(Script::fileName).toList();
  }
}
