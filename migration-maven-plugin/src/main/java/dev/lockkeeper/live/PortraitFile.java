package dev.lockkeeper.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A portrait on disk: JSON that a person can read and a diff can show. */
public record PortraitFile(Path path) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .changeDefaultPropertyInclusion(
              include -> include.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  /** Writes it, in place of an earlier one. */
  public void write(Portrait portrait) throws CheckImpossibleException {
    try {
      Files.writeString(path, JSON.writeValueAsString(portrait) + "\n");
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The portrait cannot be written to %s: %s".formatted(path, e.getMessage()),
          "Name a place with migration.portrait where a file can be made",
          e);
    }
  }

  /** Returns what gates take from it. */
  public Portrayed known() throws CheckImpossibleException {
    JsonNode portrait = read();
    if (portrait.path("schemaVersion").asInt(0) != Portrait.SCHEMA_VERSION) {
      throw new CheckImpossibleException(
          "%s is no portrait that is understood here (schemaVersion %d)"
              .formatted(path, Portrait.SCHEMA_VERSION),
          "Make it anew: mvn migration:portrait");
    }
    return new Portrayed(
        rows(portrait),
        portrait.path("replicas").path("count").asInt(0),
        Duration.ofMillis(portrait.path("transactions").path("longestMillis").asLong(0)));
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

  private JsonNode read() throws CheckImpossibleException {
    try {
      return JSON.readTree(Files.readString(path));
    } catch (IOException | JacksonException e) {
      throw new CheckImpossibleException(
          "The portrait %s cannot be read: %s"
              .formatted(path, String.valueOf(e.getMessage()).split("\n", 2)[0]),
          "Make it anew (mvn migration:portrait), or name another with migration.portrait",
          e);
    }
  }

  private static Table table(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? Table.of(name) : Table.of(name.substring(0, dot), name.substring(dot + 1));
  }
}
