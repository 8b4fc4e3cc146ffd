package dev.lockkeeper.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds SQL files and reads them, whatever their names mean. */
public final class ScriptFiles {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path baseDirectory;
  private final Charset encoding;
  private final Placeholders placeholders;
  private final List<String> suffixes;

  /**
   * @param baseDirectory to which the scripts' paths are relative
   * @param encoding of the files
   */
  public ScriptFiles(Path baseDirectory, Charset encoding) {
    this(
        baseDirectory,
        encoding,
        new Placeholders(false, "${", "}", ":", Map.of()),
        Naming.DEFAULT.suffixes());
  }

  ScriptFiles(
      Path baseDirectory, Charset encoding, Placeholders placeholders, List<String> suffixes) {
    this.baseDirectory = baseDirectory;
    this.encoding = encoding;
    this.placeholders = placeholders;
    this.suffixes = suffixes;
  }

  /** Returns the SQL files in the folders and below, by path. */
  public List<Path> below(List<Path> folders) throws CheckImpossibleException {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> below = Files.walk(folder)) {
        below
            .filter(file -> suffixes.stream().anyMatch(file.getFileName().toString()::endsWith))
            .filter(Files::isRegularFile)
            .forEach(files::add);
      } catch (IOException | UncheckedIOException e) {
        throw new CheckImpossibleException(
            "The folder %s cannot be listed".formatted(folder),
            "Make it readable, or set migration.locations",
            e);
      }
    }
    return files.stream().distinct().sorted().toList();
  }

  /** Returns the file as a script of that kind. */
  public Script script(Path file, Optional<Version> version, String description, ScriptKind kind)
      throws CheckImpossibleException {
    return script(relative(file), bytes(file), version, description, kind);
  }

  /**
   * Returns the script that a file of that path and content is; a configuration beside it counts as
   * it is now.
   */
  public Script script(
      String path, byte[] content, Optional<Version> version, String description, ScriptKind kind)
      throws CheckImpossibleException {
    ScriptConfiguration told = ScriptConfiguration.beside(baseDirectory.resolve(path), path);
    String text = text(path, content, told.encoding().orElse(encoding));
    SentText sent =
        told.placeholderReplacement()
            ? placeholders.replaceIn(path, text)
            : SentText.unchanged(text);
    // Flyway runs a repeatable script again when a placeholder's value has changed
    String summed = kind == ScriptKind.REPEATABLE ? sent.text() : text;
    return new Script(path, version, description, kind, Checksum.of(summed), text, sent)
        .with(Execution.ofFlyway(told.executeInTransaction()));
  }

  /** Returns whether the file is the source of a class. */
  static boolean isSource(String path) {
    return path.endsWith(".java") || path.endsWith(".kt");
  }

  static String simpleName(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** Returns the checksum of a class's source; Flyway itself has none of it. */
  int checksum(Path source) throws CheckImpossibleException {
    return checksum(bytes(source));
  }

  static int checksum(byte[] source) {
    return Checksum.of(new String(source, StandardCharsets.UTF_8));
  }

  /** Returns the content as text, without its byte order mark. */
  public String text(String path, byte[] content) throws CheckImpossibleException {
    return text(path, content, encoding);
  }

  private static String text(String path, byte[] content, Charset encoding)
      throws CheckImpossibleException {
    try {
      String text = encoding.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new CheckImpossibleException(
          "%s is not encoded in %s".formatted(path, encoding),
          "Save it in that encoding, or set migration.encoding to the one it has",
          e);
    }
  }

  /** Returns the file's content as it is. */
  public byte[] bytes(Path file) throws CheckImpossibleException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "%s cannot be read".formatted(relative(file)), "Make it readable", e);
    }
  }

  /** Returns the file of that path. */
  public Path file(String path) {
    return baseDirectory.resolve(path);
  }

  /** Returns the file's path relative to the base directory, with {@code /}. */
  public String relative(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path base = baseDirectory.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }
}
