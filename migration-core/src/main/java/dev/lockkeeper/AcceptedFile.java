package dev.lockkeeper;

import dev.lockkeeper.finding.Accepted;
import dev.lockkeeper.finding.Accepted.Entry;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The file of accepted findings, which {@code migration:accept} writes and everybody commits. */
public final class AcceptedFile {

  private static final String HEAD =
      """
      # Findings that were there when the gates came, and do not refuse. Written by
      # mvn migration:accept, which forgets what is cured; an entry may be deleted at any time.
      accepted:
      """;

  private static final String ENTRY =
      """
        - fingerprint: "%s"
          hazard: %s
          script: "%s"
          since: %s
      """;

  private final Path file;

  public AcceptedFile(Path file) {
    this.file = file;
  }

  /**
   * Returns what the file holds; nothing where it is not there.
   *
   * @throws CheckImpossibleException where it cannot be read, or is not what accept writes
   */
  public Accepted read() throws CheckImpossibleException {
    String name = file.getFileName().toString();
    if (!Files.exists(file)) {
      return new Accepted(name, List.of());
    }
    try {
      List<Entry> entries = new ArrayList<>();
      for (JsonNode entry : new YAMLMapper().readTree(Files.readString(file)).path("accepted")) {
        entries.add(
            new Entry(
                entry.path("fingerprint").asString(),
                entry.path("hazard").asString(),
                entry.path("script").asString(),
                LocalDate.parse(entry.path("since").asString())));
      }
      return new Accepted(name, entries);
    } catch (IOException | JacksonException | DateTimeParseException e) {
      throw new CheckImpossibleException(
          "%s cannot be read as the accepted findings".formatted(name),
          "Restore it, or delete it and run migration:accept",
          e);
    }
  }

  /** Writes them; deletes the file where there are none. */
  public void write(Accepted accepted) throws CheckImpossibleException {
    try {
      if (accepted.entries().isEmpty()) {
        Files.deleteIfExists(file);
        return;
      }
      StringBuilder text = new StringBuilder(HEAD);
      for (Entry entry : accepted.entries()) {
        text.append(
            ENTRY.formatted(
                entry.fingerprint(),
                entry.hazard(),
                entry.script().replace("\\", "\\\\").replace("\"", "\\\""),
                entry.since()));
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "%s cannot be written".formatted(file), "Make room there", e);
    }
  }
}
