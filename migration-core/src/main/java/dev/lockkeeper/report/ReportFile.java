package dev.lockkeeper.report;

import dev.lockkeeper.report.parts.ReportParts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code report.json} on disk: the first gate of a build replaces it, later gates of the same build
 * add to it.
 */
public final class ReportFile {

  /** What names an element of an array, by the first of these keys that it has. */
  private static final List<String> NAMES =
      List.of("fingerprint", "gate", "id", "path", "index", "script");

  private static final String VERDICT = "verdict";
  private static final String BUILD = "build";

  private final Path file;

  public ReportFile(Path file) {
    this.file = file;
  }

  /** Writes the report, merged with what earlier gates of the same build wrote. */
  public void write(ObjectNode report) throws IOException {
    put(ReportParts.of(whole(report)));
  }

  /** Writes a whole report in place of what is there. */
  public void put(ReportParts whole) throws IOException {
    replace(
        file,
        beside -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
            JsonText.write(whole, out);
          }
        });
  }

  /** Returns the report, merged with what earlier gates of the same build wrote. */
  public ReportParts whole(GrowingReport report) throws IOException {
    Optional<ObjectNode> old = earlier(report.build());
    return old.isPresent() ? ReportParts.of(merged(old.get(), report.whole())) : report;
  }

  /** Writes a report as the text that the file holds. */
  public static void write(ObjectNode whole, OutputStream out) {
    JsonText.write(whole, out);
  }

  /** Returns the report, merged with what earlier gates of the same build wrote. */
  public ObjectNode whole(ObjectNode report) throws IOException {
    return earlier(report.path(BUILD).asString("")).map(old -> merged(old, report)).orElse(report);
  }

  /** Writes a file that is there only when it is whole. */
  public interface Writing {
    /** Writes it beside the place where it will stand. */
    void into(Path file) throws IOException;
  }

  /** Gives a file another content, so that nobody ever reads half of it. */
  public static void replace(Path file, Writing writing) throws IOException {
    Files.createDirectories(file.getParent());
    Path beside = Files.createTempFile(file.getParent(), "report", ".part");
    writing.into(beside);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A file that is no report, or a torn one, or another build's, is replaced. */
  private Optional<ObjectNode> earlier(String build) throws IOException {
    boolean ofThisBuild =
        Files.isRegularFile(file) && JsonText.top(file, BUILD).filter(build::equals).isPresent();
    if (!ofThisBuild) {
      return Optional.empty();
    }
    try {
      return JsonMapper.shared().readTree(Files.readString(file)) instanceof ObjectNode report
          ? Optional.of(report)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode merged(ObjectNode old, ObjectNode report) {
    ObjectNode whole = old.deepCopy();
    merge(whole, report);
    return whole;
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    from.properties()
        .forEach(
            entry -> {
              JsonNode old = into.get(entry.getKey());
              if (old instanceof ObjectNode object && entry.getValue() instanceof ObjectNode o) {
                merge(object, o);
              } else if (old instanceof ArrayNode array
                  && entry.getValue() instanceof ArrayNode a) {
                merge(array, a);
              } else if (entry.getKey().equals(VERDICT) && old != null) {
                into.put(VERDICT, graver(old.asString(), entry.getValue().asString()));
              } else {
                into.set(entry.getKey(), entry.getValue());
              }
            });
  }

  /** What one gate has refused, another one does not make good. */
  private static String graver(String one, String other) {
    return Stream.of(Gate.Outcome.values())
        .map(Gate.Outcome::word)
        .filter(word -> word.equals(one) || word.equals(other))
        .reduce(other, (lighter, heavier) -> heavier);
  }

  private static void merge(ArrayNode into, ArrayNode from) {
    if (!from.valueStream().allMatch(node -> name(node).isPresent())) {
      into.removeAll();
      into.addAll(from);
      return;
    }
    for (JsonNode node : from) {
      Optional<JsonNode> same =
          into.valueStream().filter(old -> name(old).equals(name(node))).findFirst();
      if (same.isPresent()) {
        merge((ObjectNode) same.get(), (ObjectNode) node);
      } else {
        into.add(node);
      }
    }
  }

  private static Optional<String> name(JsonNode node) {
    return NAMES.stream()
        .filter(node::has)
        .findFirst()
        .map(key -> key + "=" + node.get(key).asString() + node.path("line").asString(""));
  }
}
