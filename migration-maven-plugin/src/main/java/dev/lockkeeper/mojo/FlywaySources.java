package dev.lockkeeper.mojo;

import dev.lockkeeper.configuration.Configured;
import dev.lockkeeper.configuration.FlywayFiles;
import dev.lockkeeper.configuration.Source;
import dev.lockkeeper.configuration.SpringFiles;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Where a project writes how its Flyway is configured, the most important first: our own
 * parameters, the flyway-maven-plugin in the POM, the Spring Boot application, Flyway's files.
 */
final class FlywaySources {

  static final String PLACEHOLDERS = "migration.placeholders.";

  /** Both homes that the plugin has had. */
  static final List<String> GROUPS = List.of("org.flywaydb", "com.redgate.flyway");

  static final String PLUGIN = "flyway-maven-plugin";

  private static final String PROPERTY = "flyway.";

  private final GateMojo mojo;
  private final Given given;
  private Optional<Source> spring = Optional.empty();

  FlywaySources(GateMojo mojo, Given given) {
    this.mojo = mojo;
    this.given = given;
  }

  FlywayConfiguration configuration() throws CheckImpossibleException {
    List<Source> sources = new ArrayList<>();
    sources.add(own());
    sources.add(properties());
    List<Xpp3Dom> plugin =
        GROUPS.stream().flatMap(group -> given.configurations(group, PLUGIN).stream()).toList();
    for (Xpp3Dom dom : plugin) {
      sources.add(PluginElements.source(PLUGIN + " in the POM", dom));
    }
    Map<String, String> environment = System.getenv();
    for (Path folder : given.resources()) {
      Optional<Source> said = new SpringFiles(folder, given.springProfiles(), environment).read();
      said.ifPresent(sources::add);
      spring = spring.or(() -> said);
    }
    FlywayFiles files = new FlywayFiles(given.baseDirectory(), environment);
    for (Xpp3Dom dom : plugin) {
      for (String file : PluginElements.configFiles(dom)) {
        sources.add(files.read(file));
      }
    }
    sources.addAll(files.read());
    return Configured.by(sources).withClassPath(given.classPath());
  }

  /** Returns what else changes the database, once the configuration was read. */
  OtherWays otherWays() {
    boolean application =
        spring.isPresent()
            || (given.uses("org.springframework.boot") && given.uses("org.flywaydb"));
    boolean enabled =
        spring.flatMap(said -> said.value("enabled")).filter("false"::equals).isEmpty();
    return new OtherWays(
        GROUPS.stream().anyMatch(group -> given.runs(group, PLUGIN)),
        application && enabled,
        application);
  }

  private Source own() {
    Map<String, String> values = new LinkedHashMap<>();
    put("locations", mojo.locations, values);
    put("schemas", mojo.schemas, values);
    Optional.ofNullable(mojo.encoding).ifPresent(value -> values.put("encoding", value));
    Optional.ofNullable(mojo.table).ifPresent(value -> values.put("table", value));
    Optional.ofNullable(mojo.defaultSchema).ifPresent(value -> values.put("defaultSchema", value));
    Optional.ofNullable(mojo.placeholders)
        .orElse(Map.of())
        .forEach((name, value) -> values.put("placeholders." + name, nonNull(value)));
    given
        .properties()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PLACEHOLDERS)) {
                values.put("placeholders." + name.substring(PLACEHOLDERS.length()), value);
              }
            });
    return Source.of("migration-maven-plugin", values);
  }

  private static void put(String key, List<String> list, Map<String, String> values) {
    if (list != null && !list.isEmpty()) {
      values.put(key, String.join(",", list));
    }
  }

  /** An empty element is null to Maven. */
  private static String nonNull(String value) {
    return value == null ? "" : value;
  }

  private Source properties() {
    Map<String, String> values = new LinkedHashMap<>();
    given
        .properties()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PROPERTY)) {
                values.put(name.substring(PROPERTY.length()), value);
              }
            });
    return Source.of("flyway.* properties", values);
  }
}
