package dev.lockkeeper.configuration;

import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayConfiguration.Baseline;
import dev.lockkeeper.runner.FlywayConfiguration.Schemas;
import dev.lockkeeper.runner.FlywayConfiguration.Switches;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Naming;
import dev.lockkeeper.script.Placeholders;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes one configuration of several sources; for each value the first that has it wins. */
public final class Configured {

  private final List<Source> sources;
  private final String vendor;
  private final Map<String, String> origins = new LinkedHashMap<>();

  private Configured(List<Source> sources, String vendor) {
    this.sources = sources;
    this.vendor = vendor;
  }

  /**
   * Returns the configuration; what no source says is as Flyway has it.
   *
   * @param sources the most important first
   */
  public static FlywayConfiguration by(List<Source> sources) throws CheckImpossibleException {
    return by(sources, "postgresql");
  }

  /**
   * Returns the configuration for a database other than PostgreSQL.
   *
   * @param vendor what {@code {vendor}} stands for in locations
   */
  public static FlywayConfiguration by(List<Source> sources, String vendor)
      throws CheckImpossibleException {
    return new Configured(sources, vendor).configuration();
  }

  private FlywayConfiguration configuration() throws CheckImpossibleException {
    FlywayConfiguration unset = FlywayConfiguration.DEFAULT;
    return new FlywayConfiguration(
        locations(),
        text("table").orElse(unset.table()),
        new Schemas(list("schemas"), text("defaultschema"), on("createschemas", true)),
        placeholders(),
        naming(),
        encoding(unset.encoding()),
        text("initsql").or(() -> text("initsqls")),
        new Baseline(text("baselineversion"), on("baselineonmigrate", false)),
        switches(unset.switches()),
        List.of(),
        origins);
  }

  private Optional<String> text(String key) {
    for (Source source : sources) {
      Optional<String> value = source.value(key);
      if (value.isPresent()) {
        origins.put(key, source.name());
        return value.map(String::strip).filter(written -> !written.isEmpty());
      }
    }
    return Optional.empty();
  }

  private List<String> list(String key) {
    return text(key).stream()
        .flatMap(written -> Arrays.stream(written.split(",")))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** Spring writes the database's name so that one configuration serves for several. */
  private List<String> locations() {
    return list("locations").stream()
        .map(location -> location.replace("{vendor}", vendor))
        .toList();
  }

  private boolean on(String key, boolean unset) throws CheckImpossibleException {
    String written = text(key).orElse(Boolean.toString(unset)).toLowerCase(Locale.ROOT);
    return switch (written) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new CheckImpossibleException(
              "%s of %s is '%s', which is neither true nor false"
                  .formatted(key, origins.get(key), written),
              "Mend it there");
    };
  }

  private Switches switches(Switches unset) throws CheckImpossibleException {
    return new Switches(
        on("group", unset.group()),
        on("mixed", unset.mixed()),
        on("outoforder", unset.outOfOrder()),
        on("postgresqltransactionallock", unset.transactionalLock()),
        on("validatemigrationnaming", unset.validateMigrationNaming()),
        on("skipdefaultcallbacks", unset.skipDefaultCallbacks()));
  }

  private Placeholders placeholders() throws CheckImpossibleException {
    Placeholders unset = Placeholders.NONE;
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Source source : sources) {
      source
          .placeholders()
          .forEach(
              (name, value) -> {
                if (values.putIfAbsent(name, value) == null) {
                  origins.putIfAbsent("placeholders", source.name());
                }
              });
    }
    return new Placeholders(
        on("placeholderreplacement", unset.replace()),
        text("placeholderprefix").orElse(unset.prefix()),
        text("placeholdersuffix").orElse(unset.suffix()),
        text("placeholderseparator").orElse(unset.separator()),
        values);
  }

  private Naming naming() {
    Naming unset = Naming.DEFAULT;
    List<String> suffixes = list("sqlmigrationsuffixes");
    return new Naming(
        text("sqlmigrationprefix").orElse(unset.versioned()),
        text("repeatablesqlmigrationprefix").orElse(unset.repeatable()),
        text("undosqlmigrationprefix").orElse(unset.undo()),
        text("baselinemigrationprefix").orElse(unset.baseline()),
        text("sqlmigrationseparator").orElse(unset.separator()),
        suffixes.isEmpty() ? unset.suffixes() : suffixes);
  }

  private Charset encoding(Charset unset) throws CheckImpossibleException {
    Optional<String> name = text("encoding");
    try {
      return name.map(Charset::forName).orElse(unset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new CheckImpossibleException(
          "The encoding of %s is '%s', which Java does not know"
              .formatted(origins.get("encoding"), name.orElseThrow()),
          "Use a name like UTF-8, ISO-8859-1 or UTF-16",
          e);
    }
  }
}
