package dev.lockkeeper.scratch.restore;

import dev.lockkeeper.dump.Dump.Opening;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL's own program, which alone reads the archives of pg_dump and writes them as text.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-pgrestore.html">pg_restore</a>
 */
final class PgRestore {

  private static final String NAME = "pg_restore";

  private PgRestore() {}

  /** Returns the archive as text; each opening runs the program once. */
  static Opening text(Path archive, String shown) throws CheckImpossibleException {
    Path program =
        onPath(System.getenv("PATH"))
            .orElseThrow(
                () ->
                    new CheckImpossibleException(
                        "The snapshot %s is an archive of pg_dump, and there is no pg_restore on the PATH to read it"
                            .formatted(shown),
                        "Install PostgreSQL's client programs, or make it plain where they are:"
                            + " pg_restore --file=<new file> "
                            + shown));
    return () -> start(program, archive);
  }

  private static Optional<Path> onPath(String path) {
    return Arrays.stream(Optional.ofNullable(path).orElse("").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(NAME))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static InputStream start(Path program, Path archive) throws IOException {
    Path complaints = Files.createTempFile(NAME, ".txt");
    Process process =
        new ProcessBuilder(program.toString(), "--file=-", archive.toString())
            .redirectError(complaints.toFile())
            .start();
    process.getOutputStream().close();
    return new Text(process, complaints);
  }

  /** What the program writes; that it came to its end is known when it has said so itself. */
  private static final class Text extends FilterInputStream {

    private final Process process;
    private final Path complaints;

    Text(Process process, Path complaints) {
      super(process.getInputStream());
      this.process = process;
      this.complaints = complaints;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count < 0) {
        requireSuccess();
      }
      return count;
    }

    private void requireSuccess() throws IOException {
      try {
        if (process.waitFor() != 0) {
          throw new IOException(firstComplaint());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("the build was interrupted", e);
      }
    }

    private String firstComplaint() throws IOException {
      try (Stream<String> lines = Files.lines(complaints)) {
        String first = lines.findFirst().orElse(NAME + " failed and did not say why");
        return first.contains("unsupported version")
            ? first + "; it takes a pg_restore of the version that wrote it, or a newer one"
            : first;
      }
    }

    /** Whoever has read enough does not wait for the rest. */
    @Override
    public void close() throws IOException {
      process.destroy();
      super.close();
      Files.deleteIfExists(complaints);
    }
  }
}
