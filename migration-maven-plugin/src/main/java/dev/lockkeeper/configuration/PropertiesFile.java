package dev.lockkeeper.configuration;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Reads a file of properties in UTF-8. */
final class PropertiesFile {

  private PropertiesFile() {}

  static Properties read(String name, Path file) throws CheckImpossibleException {
    return parse(name, text(name, file));
  }

  static String text(String name, Path file) throws CheckImpossibleException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  static Properties parse(String name, String text) throws CheckImpossibleException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(name, e);
    }
  }

  private static CheckImpossibleException unreadable(String name, Exception e) {
    return new CheckImpossibleException(
        "%s cannot be read".formatted(name), "Save it in UTF-8, and make it readable", e);
  }
}
