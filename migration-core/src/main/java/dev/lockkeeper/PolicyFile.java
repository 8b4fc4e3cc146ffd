package dev.lockkeeper;

import dev.lockkeeper.finding.PolicyEntry;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads {@code migration-policy.yaml}: what an organisation has decided about hazards, budgets and
 * scripts whose text must not change any more.
 *
 * <pre>
 * severity:
 *   write-without-where: warning
 * budgets:
 *   lock: 200ms
 *   write: 1s
 *   queue: 4s
 *   wal: 2GB
 *   lag: 10s
 * allow:
 *   - hazard: index-build-blocks-writes
 *     script: V7__index.sql
 *     statement: 1            # optional; or fingerprint: of the one finding
 *     because: built at night, 800 rows
 *     until: 2026-12-31       # optional
 * </pre>
 */
public final class PolicyFile {

  private static final Set<String> TOP = Set.of("allow", "severity", "budgets");
  private static final Set<String> BUDGETS = Set.of("lock", "write", "queue", "wal", "lag");
  private static final Set<String> KEYS =
      Set.of("hazard", "script", "statement", "fingerprint", "because", "until");

  private final String name;
  private final String text;

  /**
   * What such a file says.
   *
   * @param severities by hazard id
   * @param budgets as written, by {@code lock}, {@code write}, {@code queue}, {@code wal} and
   *     {@code lag}
   */
  public record Content(
      List<PolicyEntry> allowances, Map<String, Severity> severities, Map<String, String> budgets) {
    public Content {
      allowances = List.copyOf(allowances);
      severities = Map.copyOf(severities);
      budgets = Map.copyOf(budgets);
    }
  }

  /**
   * @param name of the file, for messages and places
   * @param text of it
   */
  public PolicyFile(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** Reads the file of that path. */
  public static PolicyFile at(Path file) throws CheckImpossibleException {
    String name = file.getFileName().toString();
    try {
      return new PolicyFile(name, Files.readString(file));
    } catch (IOException e) {
      throw new PolicyFile(name, "").problem("is not there or cannot be read");
    }
  }

  /** Returns the ids of all hazards, those of histories too. */
  public static Set<String> hazards() {
    Set<String> known = new TreeSet<>(HistoryHazard.ids());
    Hazard.all().forEach(each -> known.add(each.id()));
    return known;
  }

  /**
   * Returns what the file says. An allowance that names no hazard or gives no reason is read: it
   * becomes a finding where its script is judged.
   *
   * @throws CheckImpossibleException where it is no YAML, or has a key or value that nobody knows
   */
  public Content read() throws CheckImpossibleException {
    JsonNode document;
    try {
      document = new YAMLMapper().readTree(text);
    } catch (JacksonException e) {
      throw new CheckImpossibleException(
          "%s is not valid YAML: %s".formatted(name, firstLine(e)), "Mend it there", e);
    }
    if (document.isMissingNode() || document.isNull()) {
      return new Content(List.of(), Map.of(), Map.of());
    }
    requireKeys(document, TOP, "at its top");
    return new Content(entries(document.path("allow")), severities(document), budgets(document));
  }

  private static String firstLine(JacksonException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
  }

  private Map<String, Severity> severities(JsonNode document) throws CheckImpossibleException {
    Map<String, Severity> severities = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : document.path("severity").properties()) {
      severities.put(entry.getKey(), severity(entry.getKey(), entry.getValue().asString(""), name));
    }
    return severities;
  }

  /**
   * Returns the severity that is written for a hazard.
   *
   * @param where it is written
   * @throws CheckImpossibleException where either is not known
   */
  public static Severity severity(String hazard, String written, String where)
      throws CheckImpossibleException {
    if (!hazards().contains(hazard)) {
      throw new CheckImpossibleException(
          "%s sets the severity of '%s', which is no hazard".formatted(where, hazard),
          "There are " + String.join(", ", hazards()));
    }
    for (Severity known : Severity.values()) {
      if (known.word().equals(written.strip().toLowerCase(Locale.ROOT))) {
        return known;
      }
    }
    throw new CheckImpossibleException(
        "%s sets the severity of %s to '%s', which is none".formatted(where, hazard, written),
        "Use one of error, warning, info");
  }

  private Map<String, String> budgets(JsonNode document) throws CheckImpossibleException {
    JsonNode written = document.path("budgets");
    requireKeys(written, BUDGETS, "in budgets");
    Map<String, String> budgets = new LinkedHashMap<>();
    written.properties().forEach(e -> budgets.put(e.getKey(), e.getValue().asString("")));
    return budgets;
  }

  private List<PolicyEntry> entries(JsonNode allow) throws CheckImpossibleException {
    List<PolicyEntry> entries = new ArrayList<>();
    EntryLines lines = EntryLines.of(text, "allow");
    int number = 0;
    for (JsonNode entry : allow) {
      entries.add(
          entry(
              entry,
              "in entry %d of allow".formatted(number + 1),
              new Place(name, lines.line(number), 1)));
      number++;
    }
    return entries;
  }

  private PolicyEntry entry(JsonNode entry, String where, Place place)
      throws CheckImpossibleException {
    requireKeys(entry, KEYS, where);
    Optional<String> script = text(entry, "script");
    Optional<String> fingerprint = text(entry, "fingerprint");
    if (script.isEmpty() && fingerprint.isEmpty()) {
      throw problem("lacks 'script' or 'fingerprint' " + where);
    }
    return new PolicyEntry(
        text(entry, "hazard").orElseThrow(() -> problem("lacks 'hazard' " + where)),
        script,
        entry.has("statement") ? Optional.of(entry.get("statement").asInt(0)) : Optional.empty(),
        fingerprint,
        text(entry, "because").orElse(""),
        until(entry, where),
        place);
  }

  private Optional<LocalDate> until(JsonNode entry, String where) throws CheckImpossibleException {
    try {
      return text(entry, "until").map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw problem("has an until that is no date like 2026-12-31 " + where);
    }
  }

  private static Optional<String> text(JsonNode entry, String key) {
    return Optional.of(entry.path(key).asString("")).filter(value -> !value.isBlank());
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
        "The policy file %s %s".formatted(name, what),
        "Mend it, or set migration.policy to another file");
  }
}
