package dev.lockkeeper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The words of all forms that the reader is tested with, to be thrown together. */
final class Soup {

  private static final List<String> FORMS =
      List.of("tables", "alter-table", "indexes", "rows", "settings", "objects", "types");

  private Soup() {}

  static List<String> words() {
    return FORMS.stream()
        .flatMap(Soup::lines)
        .filter(line -> !line.startsWith("=>") && !line.startsWith("#"))
        .flatMap(line -> Arrays.stream(line.split(" ", -1)))
        .distinct()
        .toList();
  }

  private static Stream<String> lines(String forms) {
    try (InputStream in = Soup.class.getResourceAsStream("parse/" + forms + ".forms")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
