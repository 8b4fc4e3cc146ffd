package dev.lockkeeper.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockkeeper.dump.Dump;
import dev.lockkeeper.live.Portrait.ColumnPortrait;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A portrait on disk: JSON that a person can read and a diff can show. */
public record PortraitFile(Path path) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              include -> include.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  /** Each element on a line of its own, so that a diff shows it alone. */
  private static final PrettyPrinter LINES =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  /** Writes it, in place of an earlier one. */
  public void write(Portrait portrait) throws CheckImpossibleException {
    try {
      Files.writeString(path, JSON.writer().with(LINES).writeValueAsString(portrait) + "\n");
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The portrait cannot be written to %s: %s".formatted(path, e.getMessage()),
          "Name a place with migration.portrait where a file can be made",
          e);
    }
  }

  /** Returns whether a file of that name is one, and no dump. */
  public static boolean isOne(Path file) {
    return file.toString().endsWith(".json");
  }

  /**
   * Returns its schema as a dump without rows.
   *
   * @param shown its path, for messages
   */
  public Dump dump(String shown) throws CheckImpossibleException {
    byte[] sql = new PortraitSql(understood(text())).text().getBytes(StandardCharsets.UTF_8);
    return Dump.of(() -> new ByteArrayInputStream(sql), "made of " + shown);
  }

  /** Returns the newest version that production had applied, where the portrait says so. */
  public Optional<String> newestApplied() throws CheckImpossibleException {
    return understood(text())
        .path("applied")
        .valueStream()
        .filter(one -> one.has("version") && one.path("success").asBoolean(false))
        .map(one -> one.path("version").asString())
        .flatMap(version -> Version.parse(version).stream())
        .max(Comparator.naturalOrder())
        .map(Version::toString);
  }

  /** Returns what gates take from it. */
  public Portrayed known() throws CheckImpossibleException {
    String written = text();
    JsonNode portrait = understood(written);
    return new Portrayed(
        rows(portrait),
        columns(portrait),
        portrait.path("replicas").path("count").asInt(0),
        Duration.ofMillis(portrait.path("transactions").path("longestMillis").asLong(0)),
        sent(portrait.path("sent").path("statements"), written));
  }

  private JsonNode understood(String written) throws CheckImpossibleException {
    JsonNode portrait = read(written);
    if (portrait.path("schemaVersion").asInt(0) != Portrait.SCHEMA_VERSION) {
      throw new CheckImpossibleException(
          "%s is no portrait that is understood here (schemaVersion %d)"
              .formatted(path, Portrait.SCHEMA_VERSION),
          "Make it anew: mvn migration:portrait");
    }
    return portrait;
  }

  /** Each statement stands where it stands in the file, so that findings name that line. */
  private Optional<Script> sent(JsonNode statements, String written) {
    if (statements.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> byLine = new LinkedHashMap<>();
    statements
        .valueStream()
        .map(JsonNode::asString)
        .forEach(
            one -> byLine.put(JSON.writeValueAsString(one), SentStatements.asReleased(one) + ";"));
    StringBuilder text = new StringBuilder();
    written
        .lines()
        .map(line -> line.strip().replaceFirst(",$", ""))
        .forEach(line -> text.append(taken(byLine, line)).append('\n'));
    // where somebody has written it otherwise, they are there all the same
    byLine.values().forEach(rest -> text.append(rest).append('\n'));
    return Optional.of(
        new Script(
            path.getFileName().toString(),
            Optional.empty(),
            "",
            ScriptKind.VERSIONED,
            0,
            text.toString()));
  }

  private static String taken(Map<String, String> byLine, String line) {
    return Optional.ofNullable(byLine.remove(line)).orElse("");
  }

  private static Map<Table, Long> rows(JsonNode portrait) {
    Map<Table, Long> rows = new TreeMap<>();
    for (JsonNode table : portrait.path("tables")) {
      if (table.has("rows")) {
        rows.put(table(table.path("table").asString()), table.path("rows").asLong());
      }
    }
    return rows;
  }

  private Map<Table, Map<String, ColumnPortrait>> columns(JsonNode portrait)
      throws CheckImpossibleException {
    Map<Table, Map<String, ColumnPortrait>> columns = new TreeMap<>();
    try {
      for (JsonNode table : portrait.path("tables")) {
        Map<String, ColumnPortrait> byName = new TreeMap<>();
        for (JsonNode column : table.path("columns")) {
          ColumnPortrait known = JSON.treeToValue(column, ColumnPortrait.class);
          byName.put(known.name(), known);
        }
        columns.put(table(table.path("table").asString()), byName);
      }
    } catch (JacksonException e) {
      throw unreadable(e);
    }
    return columns;
  }

  private String text() throws CheckImpossibleException {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private JsonNode read(String written) throws CheckImpossibleException {
    try {
      return JSON.readTree(written);
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  private CheckImpossibleException unreadable(Exception e) {
    return new CheckImpossibleException(
        "The portrait %s cannot be read: %s"
            .formatted(path, String.valueOf(e.getMessage()).split("\n", 2)[0]),
        "Make it anew (mvn migration:portrait), or name another with migration.portrait",
        e);
  }

  private static Table table(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? Table.of(name) : Table.of(name.substring(0, dot), name.substring(dot + 1));
  }
}
