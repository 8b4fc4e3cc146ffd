package dev.lockkeeper.report;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a report says was judged, read back.
 *
 * @param build the start of the session that judged
 * @param verdict the report's word for it
 * @param passedGates the gates that said the same
 * @param scripts all that the report lists
 */
public record JudgedReport(
    Instant build, String verdict, Set<String> passedGates, List<Judged> scripts) {

  private static final int SCHEMA_VERSION = 1;
  private static final String PASSED = Gate.Outcome.PASSED.word();

  public JudgedReport {
    passedGates = Set.copyOf(passedGates);
    scripts = List.copyOf(scripts);
  }

  /**
   * One script as it was when it was judged.
   *
   * @param history the id of the history that it belongs to
   * @param path relative to its module
   * @param checksum Flyway's
   */
  public record Judged(String history, String path, int checksum) {

    /** Returns the file's name, without its folders. */
    public String fileName() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** Returns whether the whole report passed. */
  public boolean passed() {
    return verdict.equals(PASSED);
  }

  /**
   * Reads a report.
   *
   * @throws CheckImpossibleException where the file is no report of version 1
   */
  public static JudgedReport read(Path file) throws CheckImpossibleException {
    try {
      JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
      if (root.path("schemaVersion").asInt(0) != SCHEMA_VERSION) {
        throw unusable(file, "its schemaVersion is not " + SCHEMA_VERSION);
      }
      return new JudgedReport(
          Instant.parse(text(file, root, "build")),
          text(file, root, "verdict"),
          passedGates(file, root),
          scripts(file, root));
    } catch (IOException e) {
      throw unusable(file, "it cannot be read");
    } catch (JacksonException e) {
      throw unusable(file, "it is no JSON");
    } catch (DateTimeParseException e) {
      throw unusable(file, "its build is no time");
    }
  }

  private static Set<String> passedGates(Path file, JsonNode root) throws CheckImpossibleException {
    return array(file, root, "gates")
        .valueStream()
        .filter(gate -> gate.path("verdict").asString("").equals(PASSED))
        .map(gate -> gate.path("gate").asString(""))
        .collect(Collectors.toSet());
  }

  private static List<Judged> scripts(Path file, JsonNode root) throws CheckImpossibleException {
    List<Judged> scripts = new ArrayList<>();
    for (JsonNode history : array(file, root, "histories")) {
      for (JsonNode script : array(file, history, "scripts")) {
        if (!script.path("checksum").isInt()) {
          throw unusable(file, "a script has no checksum");
        }
        scripts.add(
            new Judged(
                text(file, history, "id"),
                text(file, script, "path"),
                script.path("checksum").asInt()));
      }
    }
    return scripts;
  }

  private static String text(Path file, JsonNode node, String key) throws CheckImpossibleException {
    if (!node.path(key).isString()) {
      throw unusable(file, "'%s' is missing".formatted(key));
    }
    return node.path(key).asString();
  }

  private static ArrayNode array(Path file, JsonNode node, String key)
      throws CheckImpossibleException {
    if (node.path(key) instanceof ArrayNode array) {
      return array;
    }
    throw unusable(file, "'%s' is missing".formatted(key));
  }

  private static CheckImpossibleException unusable(Path file, String because) {
    return new CheckImpossibleException(
        "%s is no report that can be relied on: %s".formatted(file, because),
        "Run migration:check again, or name its report.json with migration.deploy.report");
  }
}
