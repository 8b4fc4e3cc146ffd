package dev.lockkeeper;

import dev.lockkeeper.finding.PolicyEntry;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads {@code migration-policy.yaml}: allowances for scripts whose text must not change any more.
 *
 * <pre>
 * allow:
 *   - hazard: index-build-blocks-writes
 *     script: V7__index.sql
 *     statement: 1            # optional
 *     because: built at night, 800 rows
 *     until: 2026-12-31       # optional
 * </pre>
 */
public final class PolicyFile {

  private static final Set<String> KEYS =
      Set.of("hazard", "script", "statement", "because", "until");

  private final Path file;

  public PolicyFile(Path file) {
    this.file = file;
  }

  /**
   * Returns the file's allowances.
   *
   * @throws CheckImpossibleException where it is not there, is no YAML, or has an entry that names
   *     no hazard, gives no reason or has a key that nobody knows
   */
  public List<PolicyEntry> read() throws CheckImpossibleException {
    if (!Files.isReadable(file)) {
      throw problem("is not there or cannot be read");
    }
    JsonNode document;
    try {
      document = new YAMLMapper().readTree(file.toFile());
    } catch (JacksonException e) {
      throw new CheckImpossibleException(
          "%s is not valid YAML: %s".formatted(file.getFileName(), firstLine(e)),
          "Mend it there",
          e);
    }
    return entries(document);
  }

  private static String firstLine(JacksonException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
  }

  private List<PolicyEntry> entries(JsonNode document) throws CheckImpossibleException {
    List<PolicyEntry> entries = new ArrayList<>();
    if (document.isMissingNode() || document.isNull()) {
      return entries;
    }
    requireKeys(document, Set.of("allow"), "at its top");
    int number = 0;
    for (JsonNode entry : document.path("allow")) {
      number++;
      entries.add(entry(entry, "in entry %d of allow".formatted(number)));
    }
    return entries;
  }

  private PolicyEntry entry(JsonNode entry, String where) throws CheckImpossibleException {
    requireKeys(entry, KEYS, where);
    String hazard = required(entry, "hazard", where);
    Set<String> known = new TreeSet<>(HistoryHazard.ids());
    Hazard.all().forEach(each -> known.add(each.id()));
    if (!known.contains(hazard)) {
      throw problem(
          "names no hazard with '%s' %s; there are %s"
              .formatted(hazard, where, String.join(", ", known)));
    }
    Optional<Integer> statement =
        entry.has("statement") ? Optional.of(entry.get("statement").asInt(0)) : Optional.empty();
    return new PolicyEntry(
        hazard,
        required(entry, "script", where),
        statement,
        required(entry, "because", where),
        until(entry, where),
        file.getFileName() + " " + where);
  }

  private Optional<LocalDate> until(JsonNode entry, String where) throws CheckImpossibleException {
    if (!entry.has("until")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(entry.get("until").asString()));
    } catch (DateTimeParseException e) {
      throw problem("has an until that is no date like 2026-12-31 " + where);
    }
  }

  private String required(JsonNode entry, String key, String where)
      throws CheckImpossibleException {
    String value = entry.path(key).asString("");
    if (value.isBlank()) {
      throw problem("lacks '%s' %s".formatted(key, where));
    }
    return value;
  }

  private void requireKeys(JsonNode node, Set<String> known, String where)
      throws CheckImpossibleException {
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        throw problem(
            "has an unknown key '%s' %s; there are %s"
                .formatted(key, where, String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  private CheckImpossibleException problem(String what) {
    return new CheckImpossibleException(
        "The policy file %s %s".formatted(file.getFileName(), what),
        "Mend it, or set migration.policy to another file");
  }
}
