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
  private final Map<String, String> environment = System.getenv();
  private Optional<List<Source>> module = Optional.empty();
  private Optional<Source> spring = Optional.empty();

  FlywaySources(GateMojo mojo, Given given) {
    this.mojo = mojo;
    this.given = given;
  }

  /** Returns what the whole module says. */
  FlywayConfiguration configuration() throws CheckImpossibleException {
    return configured(List.of());
  }

  /** Returns what our own parameters say alone, for scripts that another runner applies. */
  FlywayConfiguration ownConfiguration() throws CheckImpossibleException {
    return Configured.by(List.of(own()));
  }

  /**
   * Returns what is said of one history: the files between the module and its folder are nearer to
   * it than what the module says, but for our own parameters and {@code flyway.*} properties.
   */
  FlywayConfiguration configuration(Path history) throws CheckImpossibleException {
    List<Source> near = new ArrayList<>();
    Path base = given.baseDirectory().toAbsolutePath().normalize();
    for (Path folder = history;
        folder != null && !folder.equals(base) && folder.startsWith(base);
        folder = folder.getParent()) {
      new SpringFiles(folder, given.springProfiles(), environment).read().ifPresent(near::add);
      near.addAll(new FlywayFiles(folder, environment).read());
    }
    return configured(near);
  }

  private FlywayConfiguration configured(List<Source> near) throws CheckImpossibleException {
    List<Source> sources = new ArrayList<>();
    sources.add(own());
    sources.add(properties());
    sources.addAll(near);
    sources.addAll(ofModule());
    return Configured.by(sources, given.production().product()).withClassPath(given.classPath());
  }

  private synchronized List<Source> ofModule() throws CheckImpossibleException {
    if (module.isEmpty()) {
      module = Optional.of(readModule());
    }
    return module.get();
  }

  private List<Source> readModule() throws CheckImpossibleException {
    List<Source> sources = new ArrayList<>();
    List<Xpp3Dom> plugin =
        GROUPS.stream().flatMap(group -> given.configurations(group, PLUGIN).stream()).toList();
    for (Xpp3Dom dom : plugin) {
      sources.add(PluginElements.source(PLUGIN + " in the POM", dom));
    }
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
    return sources;
  }

  /** Returns what else changes the database. */
  OtherWays otherWays() throws CheckImpossibleException {
    ofModule();
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
