package dev.lockkeeper.script;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What Flyway is told of one script in a file {@code <script>.conf} beside it.
 *
 * @param executeInTransaction absent where Flyway goes by the statements
 * @param placeholderReplacement whether placeholders in it are replaced
 * @param encoding of the script, where it has one of its own
 * @see <a href="https://documentation.red-gate.com/fd/script-configuration-files-184127475.html">
 *     Flyway: script configuration files</a>
 */
record ScriptConfiguration(
    Optional<Boolean> executeInTransaction,
    boolean placeholderReplacement,
    Optional<Charset> encoding) {

  private static final ScriptConfiguration NONE =
      new ScriptConfiguration(Optional.empty(), true, Optional.empty());

  /**
   * Returns what stands beside the script.
   *
   * @param shown the script's path in messages
   * @throws CheckImpossibleException where the file cannot be read, or says what Flyway refuses
   */
  static ScriptConfiguration beside(Path script, String shown) throws CheckImpossibleException {
    Path file = script.resolveSibling(script.getFileName() + ".conf");
    if (!Files.isRegularFile(file)) {
      return NONE;
    }
    Properties said = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      said.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new CheckImpossibleException(
          shown + ".conf cannot be read", "Mend it, or delete it", e);
    }
    return new ScriptConfiguration(
        flag(said, "executeInTransaction", shown),
        flag(said, "placeholderReplacement", shown).orElse(true),
        charset(said, shown));
  }

  private static Optional<Boolean> flag(Properties said, String key, String shown)
      throws CheckImpossibleException {
    String value = said.getProperty(key, "").strip().toLowerCase(Locale.ROOT);
    return switch (value) {
      case "" -> Optional.empty();
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default ->
          throw new CheckImpossibleException(
              "%s.conf: %s is '%s', which Flyway refuses".formatted(shown, key, value),
              "Write true or false");
    };
  }

  private static Optional<Charset> charset(Properties said, String shown)
      throws CheckImpossibleException {
    String name = said.getProperty("encoding", "").strip();
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new CheckImpossibleException(
          "%s.conf: encoding is '%s', which Java does not know".formatted(shown, name),
          "Use a name like UTF-8",
          e);
    }
  }
}
