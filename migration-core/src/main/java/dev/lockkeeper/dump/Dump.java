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
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static final String PLAIN = "Write a plain one: pg_dump --schema-only --format=plain";

  private final Path file;
  private final String shown;
  private final String head;
  private final Charset encoding;

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

  private Dump(Path file, String shown, String head, Charset encoding) {
    this.file = file;
    this.shown = shown;
    this.head = head;
    this.encoding = encoding;
  }

  /**
   * Returns the dump that the file is.
   *
   * @param shown its path, for messages and places
   * @throws CheckImpossibleException where it cannot be read, or is no plain dump
   */
  public static Dump of(Path file, String shown) throws CheckImpossibleException {
    if (Files.isDirectory(file)) {
      throw new CheckImpossibleException(
          "The snapshot %s is a folder, as pg_dump --format=directory writes it".formatted(shown),
          PLAIN);
    }
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
      requirePlain(head, shown);
      return new Dump(file, shown, head, encoding(head, shown));
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The snapshot %s is not there or cannot be read".formatted(shown),
          "Mend migration.snapshot, or write the file: pg_dump --schema-only --file=%s <database>"
              .formatted(shown),
          e);
    }
  }

  private static void requirePlain(String head, String shown) throws CheckImpossibleException {
    if (head.startsWith("PGDMP")) {
      throw new CheckImpossibleException(
          "The snapshot %s is in pg_dump's custom format, which only pg_restore reads"
              .formatted(shown),
          "Make it plain: pg_restore --schema-only --file=<new file> %s".formatted(shown));
    }
    if (head.indexOf('\0') >= 0 || head.startsWith("\u001f\u008b")) {
      throw new CheckImpossibleException(
          "The snapshot %s is no text, but packed or an archive".formatted(shown), PLAIN);
    }
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
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), encoding.newDecoder()))) {
      new DumpLines<>(shown, taker).read(lines);
    } catch (CharacterCodingException e) {
      throw new CheckImpossibleException(
          "The snapshot %s is not encoded in %s".formatted(shown, encoding),
          "Write it with pg_dump --encoding=UTF8",
          e);
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The snapshot %s cannot be read to its end".formatted(shown), "Write it anew", e);
    }
  }

  /** Returns its path. */
  @Override
  public String toString() {
    return shown;
  }
}
