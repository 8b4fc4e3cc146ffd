package dev.lockkeeper.dump;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Statement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plain dump of a PostgreSQL database, with rows or without, read line by line however long it
 * is.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-pgdump.html">pg_dump</a>
 */
public final class Dump {

  private static final int HEAD_BYTES = 8192;

  private static final Pattern SERVER =
      Pattern.compile("(?m)^-- Dumped from database version (\\d+)");

  private static final Pattern ENCODING =
      Pattern.compile("(?m)^SET client_encoding = '([A-Za-z0-9_]+)';");

  private final Opening text;
  private final String shown;
  private final String head;
  private final Charset encoding;

  /** Opens the text of a dump, as often as it is asked. */
  @FunctionalInterface
  public interface Opening {
    /** Returns the text from its start. */
    InputStream open() throws IOException;
  }

  /** Takes what stands in the file, one piece after the other. */
  public interface Taker<E extends Exception> {

    /**
     * Takes a statement.
     *
     * @param rowsFollow whether rows for it come next
     */
    void statement(Statement statement, boolean rowsFollow) throws E, CheckImpossibleException;

    /** Takes one row as COPY has it, without its line end. */
    void row(String line) throws E, CheckImpossibleException;

    /** Is told that the rows of a statement are over. */
    void rowsEnd() throws E, CheckImpossibleException;
  }

  private Dump(Opening text, String shown, String head, Charset encoding) {
    this.text = text;
    this.shown = shown;
    this.head = head;
    this.encoding = encoding;
  }

  /**
   * Returns the dump of that text.
   *
   * @param shown the path of its file, for messages and places
   * @throws CheckImpossibleException where it cannot be read, or is no text
   */
  public static Dump of(Opening text, String shown) throws CheckImpossibleException {
    try (InputStream in = text.open()) {
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
      if (head.indexOf('\0') >= 0) {
        throw new CheckImpossibleException(
            "The snapshot %s is no text".formatted(shown),
            "Write it with pg_dump --schema-only --file=" + shown);
      }
      return new Dump(text, shown, head, encoding(head, shown));
    } catch (IOException e) {
      throw unreadable(shown, e);
    }
  }

  private static CheckImpossibleException unreadable(String shown, IOException e) {
    String why = Optional.ofNullable(e.getMessage()).orElse("it ends too early");
    return new CheckImpossibleException(
        "The snapshot %s cannot be read: %s".formatted(shown, why), "Write it anew", e);
  }

  private static Charset encoding(String head, String shown) throws CheckImpossibleException {
    Matcher set = ENCODING.matcher(head);
    if (!set.find()) {
      return StandardCharsets.UTF_8;
    }
    String name =
        set.group(1)
            .replaceFirst("^(?:UTF8|SQL_ASCII)$", "UTF-8")
            .replaceFirst("^LATIN(\\d+)$", "ISO-8859-$1")
            .replaceFirst("^WIN(\\d+)$", "windows-$1");
    if (!Charset.isSupported(name)) {
      throw new CheckImpossibleException(
          "The snapshot %s is encoded in %s, which Java does not know"
              .formatted(shown, set.group(1)),
          "Write it with pg_dump --encoding=UTF8");
    }
    return Charset.forName(name);
  }

  /** Returns the major version of the server it was taken from, where the file says so. */
  public Optional<Integer> serverMajor() {
    Matcher matcher = SERVER.matcher(head);
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** Hands all of it over; lines for psql, which no server understands, are left out. */
  public <E extends Exception> void read(Taker<E> taker) throws E, CheckImpossibleException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(text.open(), encoding.newDecoder()))) {
      new DumpLines<>(shown, taker).read(lines);
    } catch (CharacterCodingException e) {
      throw new CheckImpossibleException(
          "The snapshot %s is not encoded in %s".formatted(shown, encoding),
          "Write it with pg_dump --encoding=UTF8",
          e);
    } catch (IOException e) {
      throw unreadable(shown, e);
    }
  }

  /** Returns its path. */
  @Override
  public String toString() {
    return shown;
  }
}
