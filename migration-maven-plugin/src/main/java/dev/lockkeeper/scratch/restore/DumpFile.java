package dev.lockkeeper.scratch.restore;

import dev.lockkeeper.dump.Dump;
import dev.lockkeeper.dump.Dump.Opening;
import dev.lockkeeper.script.CheckImpossibleException;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file that pg_dump has written, whatever its format: plain text, the same packed by gzip or
 * zstd, or an archive (custom, directory, tar) that {@code pg_restore} turns into text.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-pgdump.html">pg_dump</a>
 */
public final class DumpFile {

  private static final String GZIP = "\u001f\u008b";
  private static final String ZSTD = "(\u00b5/\u00fd";
  private static final String CUSTOM = "PGDMP";

  /** What the first member of a tar archive, and a file in a directory archive, is called. */
  private static final String TABLE_OF_CONTENTS = "toc.dat";

  private DumpFile() {}

  /**
   * Returns the dump that the file is.
   *
   * @param shown its path, for messages and places
   * @throws CheckImpossibleException where it is not there, cannot be read, or is an archive and
   *     there is no pg_restore on the PATH
   */
  public static Dump of(Path file, String shown) throws CheckImpossibleException {
    if (Files.isDirectory(file)) {
      if (!Files.exists(file.resolve(TABLE_OF_CONTENTS))) {
        throw new CheckImpossibleException(
            "The snapshot %s is a folder, and none that pg_dump --format=directory writes"
                .formatted(shown),
            "Mend migration.snapshot");
      }
      return archive(file, shown);
    }
    String head = head(file, shown);
    if (head.startsWith(CUSTOM) || head.startsWith(TABLE_OF_CONTENTS + '\0')) {
      return archive(file, shown);
    }
    return Dump.of(unpacked(file, head), shown);
  }

  private static String head(Path file, String shown) throws CheckImpossibleException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(TABLE_OF_CONTENTS.length() + 1), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The snapshot %s is not there or cannot be read".formatted(shown),
          "Mend migration.snapshot, or write the file: pg_dump --schema-only --file=%s <database>"
              .formatted(shown),
          e);
    }
  }

  private static Opening unpacked(Path file, String head) {
    if (head.startsWith(GZIP)) {
      return () -> new GZIPInputStream(Files.newInputStream(file));
    }
    if (head.startsWith(ZSTD)) {
      return () -> new Checked(new ZstdInputStream(Files.newInputStream(file)));
    }
    return () -> Files.newInputStream(file);
  }

  private static Dump archive(Path file, String shown) throws CheckImpossibleException {
    return Dump.of(PgRestore.text(file, shown), shown);
  }

  /** The library tells of a damaged file in a way that nobody has to catch. */
  private static final class Checked extends FilterInputStream {

    Checked(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (MalformedInputException e) {
        throw new IOException("it is damaged at byte %d".formatted(e.getOffset()), e);
      }
    }
  }
}
