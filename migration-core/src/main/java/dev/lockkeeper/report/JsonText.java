package dev.lockkeeper.report;

import dev.lockkeeper.report.parts.ReportParts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;

/**
 * Writes documents as text, and looks into one without reading it. A mapper could do both; it would
 * bring four hundred classes along, which a build that starts afresh has to load each time.
 */
final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private static final class Indented extends ObjectWriteContext.Base {

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }
  }

  private JsonText() {}

  /** Writes a document as indented text in UTF-8 that ends in a line break. */
  static void write(JsonNode document, OutputStream out) {
    try (JsonGenerator text = FACTORY.createGenerator(new Indented(), out, JsonEncoding.UTF8)) {
      write(document, text);
      text.writeRaw('\n');
    }
  }

  /** Writes a report as {@link #write(JsonNode, OutputStream)} would write the whole of it. */
  static void write(ReportParts report, OutputStream out) throws IOException {
    try (JsonGenerator text = FACTORY.createGenerator(new Indented(), out, JsonEncoding.UTF8)) {
      text.writeStartObject();
      for (Map.Entry<String, JsonNode> entry : report.head().properties()) {
        text.writeName(entry.getKey());
        write(entry.getValue(), text);
      }
      text.writeName(ReportParts.HISTORIES);
      text.writeStartArray();
      report.each((history, findings) -> write(history, text));
      text.writeEndArray();
      text.writeName(ReportParts.FINDINGS);
      text.writeStartArray();
      report.each((history, findings) -> findings.forEach(finding -> write(finding, text)));
      text.writeEndArray();
      text.writeEndObject();
      text.writeRaw('\n');
    }
  }

  private static void write(JsonNode node, JsonGenerator text) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        text.writeStartObject();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
          text.writeName(entry.getKey());
          write(entry.getValue(), text);
        }
        text.writeEndObject();
      }
      case ARRAY -> {
        text.writeStartArray();
        for (JsonNode element : node) {
          write(element, text);
        }
        text.writeEndArray();
      }
      case STRING -> text.writeString(node.stringValue());
      case NUMBER -> number(node, text);
      case BOOLEAN -> text.writeBoolean(node.booleanValue());
      case NULL -> text.writeNull();
      default -> throw new IllegalArgumentException("no report holds " + node.getNodeType());
    }
  }

  private static void number(JsonNode node, JsonGenerator text) {
    if (node.isIntegralNumber()) {
      text.writeNumber(node.longValue());
    } else {
      text.writeNumber(node.doubleValue());
    }
  }

  /**
   * Returns the text that the document in the file has under that key at its top, as soon as that
   * is reached; nothing where the file holds no such document.
   */
  static Optional<String> top(Path file, String key) {
    try (JsonParser text = FACTORY.createParser(ObjectReadContext.empty(), file)) {
      if (text.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (text.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean found = text.currentName().equals(key);
        if (text.nextToken() == JsonToken.VALUE_STRING && found) {
          return Optional.of(text.getString());
        }
        text.skipChildren();
      }
      return Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
