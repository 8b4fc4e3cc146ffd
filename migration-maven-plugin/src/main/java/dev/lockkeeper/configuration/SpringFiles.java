package dev.lockkeeper.configuration;

import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code spring.flyway.*} from an application's files, as Spring Boot would. */
public final class SpringFiles {

  private static final String PREFIX = "spring.flyway.";
  private static final String ACTIVE = "spring.profiles.active";

  /** Of the resources; what stands in the later one wins. */
  private static final List<String> FOLDERS = List.of("", "config/");

  private static final List<String> EXTENSIONS = List.of("yaml", "yml", "properties");
  private static final List<String> CONDITIONS =
      List.of("spring.config.activate.on-profile", "spring.profiles");

  private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

  /** A line that begins another document of a properties file. */
  private static final Pattern DIVIDER = Pattern.compile("(?m)^[#!]---\\s*$");

  private final Path resources;
  private List<String> profiles;
  private final Substitution substitution;
  private final Map<String, String> all = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();

  /**
   * @param resources the folder that holds the application's files
   * @param profiles that are active; a later one wins over an earlier
   * @param environment in which {@code ${…}} of a file is looked up
   */
  public SpringFiles(Path resources, List<String> profiles, Map<String, String> environment) {
    this.resources = resources;
    this.profiles = List.copyOf(profiles);
    this.substitution = new Substitution(environment);
  }

  /** Returns what the files say of Flyway, where they say something. */
  public Optional<Source> read() throws CheckImpossibleException {
    take("application");
    if (profiles.isEmpty() && all.containsKey(ACTIVE)) {
      String active = substitution.fill(all.get(ACTIVE), all, ACTIVE + " of " + files.get(ACTIVE));
      profiles = Arrays.stream(active.split(",")).map(String::strip).toList();
      take("application");
    }
    for (String profile : profiles) {
      take("application-" + profile);
    }
    return flyway();
  }

  private void take(String name) throws CheckImpossibleException {
    for (String folder : FOLDERS) {
      for (String extension : EXTENSIONS) {
        takeFile(folder + name + "." + extension);
      }
    }
  }

  private Optional<Source> flyway() throws CheckImpossibleException {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> from = new ArrayList<>();
    for (Map.Entry<String, String> entry : all.entrySet()) {
      String key = entry.getKey();
      if (key.startsWith(PREFIX) && !Secrets.mayBe(key)) {
        String file = files.get(key);
        values.put(
            key.substring(PREFIX.length()),
            substitution.fill(entry.getValue(), all, key + " of " + file));
        if (!from.contains(file)) {
          from.add(file);
        }
      }
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(Source.of(String.join(" and ", from), values));
  }

  private void takeFile(String name) throws CheckImpossibleException {
    Path file = resources.resolve(name);
    if (!Files.isRegularFile(file)) {
      return;
    }
    List<Map<String, String>> documents =
        name.endsWith(".properties") ? properties(name, file) : yaml(name, file);
    for (Map<String, String> document : documents) {
      if (active(document)) {
        document.forEach(
            (key, value) -> {
              String own = relaxed(key);
              all.put(own, value);
              files.put(own, name);
            });
      }
    }
  }

  /** Under Spring's own names spelling does not matter; a placeholder keeps its name. */
  private static String relaxed(String key) {
    return key.toLowerCase(Locale.ROOT).startsWith(PREFIX)
        ? PREFIX + Source.key(key.substring(PREFIX.length()))
        : key;
  }

  private boolean active(Map<String, String> document) throws CheckImpossibleException {
    for (String condition : CONDITIONS) {
      String written = document.get(condition);
      if (written != null && !new ProfileExpression(written).accepts(profiles)) {
        return false;
      }
    }
    return true;
  }

  private static List<Map<String, String>> yaml(String name, Path file)
      throws CheckImpossibleException {
    List<Map<String, String>> documents = new ArrayList<>();
    try (MappingIterator<JsonNode> all =
        new YAMLMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
      while (all.hasNext()) {
        documents.add(Tree.flat(all.next()));
      }
      return documents;
    } catch (JacksonException e) {
      throw new CheckImpossibleException("%s is not valid YAML".formatted(name), "Mend it", e);
    }
  }

  private static List<Map<String, String>> properties(String name, Path file)
      throws CheckImpossibleException {
    List<Map<String, String>> documents = new ArrayList<>();
    for (String part : DIVIDER.split(PropertiesFile.text(name, file), -1)) {
      Properties properties = PropertiesFile.parse(name, part);
      Map<String, String> values = new LinkedHashMap<>();
      properties.stringPropertyNames().stream()
          .sorted()
          .forEach(key -> put(key, properties.getProperty(key), values));
      documents.add(values);
    }
    return documents;
  }

  /** {@code locations[0]} and {@code locations[1]} are one list. */
  private static void put(String key, String value, Map<String, String> values) {
    String list = INDEX.matcher(key).replaceFirst("");
    values.merge(
        list,
        value,
        (one, other) -> one + (Source.key(list).endsWith("initsqls") ? "\n" : ",") + other);
  }
}
