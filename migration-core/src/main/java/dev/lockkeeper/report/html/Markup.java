package dev.lockkeeper.report.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * HTML and SVG as they are written: every text and every value of an attribute is escaped, because
 * there is no other way in.
 */
final class Markup {

  /** The JDK's own, whatever else a build has on its class path. */
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter writer;

  private interface Writing {
    void run() throws XMLStreamException;
  }

  Markup(Writer text) {
    try {
      writer = FACTORY.createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Begins a document. */
  Markup document() {
    return write(() -> writer.writeDTD("<!DOCTYPE html>\n"));
  }

  /** Opens an element; attributes are names and values in turn. */
  Markup open(String tag, String... attributes) {
    return write(
        () -> {
          writer.writeStartElement(tag);
          attributes(attributes);
        });
  }

  /** Closes the innermost element, with an end tag even where nothing is in it. */
  Markup close() {
    return write(
        () -> {
          writer.writeCharacters("");
          writer.writeEndElement();
        });
  }

  /** Writes an element that never has content. */
  Markup empty(String tag, String... attributes) {
    return write(
        () -> {
          writer.writeEmptyElement(tag);
          attributes(attributes);
        });
  }

  /** Writes an element that holds a text. */
  Markup element(String tag, String content, String... attributes) {
    return open(tag, attributes).text(content).close();
  }

  Markup text(String content) {
    return write(() -> writer.writeCharacters(printable(content)));
  }

  /** Breaks the line, so that a person can read the source and compare two of them. */
  Markup line() {
    return text("\n");
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      writer.writeAttribute(attributes[i], printable(attributes[i + 1]));
    }
  }

  /** Control characters have no place in a document, escaped or not. */
  private static String printable(String content) {
    StringBuilder printable = new StringBuilder(content.length());
    content
        .codePoints()
        .map(c -> (c < ' ' && c != '\n' && c != '\t') || c == 0x7F || unpaired(c) ? 0xFFFD : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private static boolean unpaired(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private Markup write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (XMLStreamException e) {
      throw e.getCause() instanceof IOException cause
          ? new UncheckedIOException(cause)
          : new IllegalStateException(e);
    }
  }

  /** Hands over all that was written. */
  void flush() {
    write(writer::flush);
  }
}
