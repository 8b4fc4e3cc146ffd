package dev.lockkeeper.configuration;

import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * Reads Flyway's own files, where Flyway looks for them: {@code flyway.conf}, {@code flyway.toml}.
 */
public final class FlywayFiles {

  private static final String PREFIX = "flyway.";

  private final Path baseDirectory;
  private final Substitution substitution;

  /**
   * @param baseDirectory the module's
   * @param environment in which {@code ${…}} of a file is looked up
   */
  public FlywayFiles(Path baseDirectory, Map<String, String> environment) {
    this.baseDirectory = baseDirectory;
    this.substitution = new Substitution(environment);
  }

  /** Returns the files that are there, the most important first. */
  public List<Source> read() throws CheckImpossibleException {
    List<Source> sources = new ArrayList<>();
    for (String name :
        List.of(
            "flyway.conf",
            "conf/flyway.conf",
            "flyway.user.toml",
            "flyway.toml",
            "conf/flyway.toml")) {
      if (Files.isRegularFile(baseDirectory.resolve(name))) {
        sources.add(read(name));
      }
    }
    return sources;
  }

  /**
   * Returns one file's values.
   *
   * @param name relative to the base directory
   */
  public Source read(String name) throws CheckImpossibleException {
    Path file = baseDirectory.resolve(name);
    return Source.of(name, name.endsWith(".toml") ? toml(name, file) : conf(name, file));
  }

  private Map<String, String> conf(String name, Path file) throws CheckImpossibleException {
    Properties properties = PropertiesFile.read(name, file);
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : properties.stringPropertyNames()) {
      Optional<String> own = own(key);
      if (own.isPresent()) {
        values.put(own.get(), substitution.fromEnvironment(properties.getProperty(key)));
      }
    }
    return values;
  }

  private static Map<String, String> toml(String name, Path file) throws CheckImpossibleException {
    try {
      JsonNode document = new TomlMapper().readTree(file.toFile());
      Map<String, String> values = new LinkedHashMap<>();
      // addresses and passwords are in [environments], which is not read
      Tree.flat(document.path("flyway")).forEach((key, value) -> put(key, value, values));
      environment(document).forEach(values::putIfAbsent);
      return values;
    } catch (JacksonException e) {
      throw new CheckImpossibleException("%s is not valid TOML".formatted(name), "Mend it", e);
    }
  }

  private static void put(String key, String value, Map<String, String> values) {
    if (!Secrets.mayBe(key)) {
      values.put(key, value);
    }
  }

  /** Schemas and initial SQL belong to an environment there. */
  private static Map<String, String> environment(JsonNode document) {
    String chosen = document.path("flyway").path("environment").asString("default");
    Map<String, String> all = Tree.flat(document.path("environments").path(chosen));
    Map<String, String> values = new LinkedHashMap<>();
    Optional.ofNullable(all.get("schemas")).ifPresent(names -> values.put("schemas", names));
    Optional.ofNullable(all.get("initSql")).ifPresent(sql -> values.put("initSql", sql));
    return values;
  }

  private static Optional<String> own(String key) {
    return key.startsWith(PREFIX) && !Secrets.mayBe(key)
        ? Optional.of(key.substring(PREFIX.length()))
        : Optional.empty();
  }
}
