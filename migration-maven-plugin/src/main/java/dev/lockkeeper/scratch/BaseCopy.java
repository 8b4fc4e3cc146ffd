package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Copies the data directory of a server that goes on meanwhile, with the log that makes the copy
 * whole when a server starts on it.
 *
 * @param data of the running server
 * @param access to it
 * @param majorVersion of it
 * @param without names of databases whose content is left out
 * @see <a href="https://www.postgresql.org/docs/current/continuous-archiving.html">PostgreSQL:
 *     Making a Base Backup Using the Low Level API</a>
 */
record BaseCopy(Path data, OwnAccess access, int majorVersion, List<String> without) {

  private static final int FIRST_WITH_NEW_NAMES = 15;

  /** What a server makes anew when it starts, and what would belong to the other one. */
  private static final Set<String> EMPTY =
      Set.of(
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "pg_wal");

  private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");

  /** The files of the log that belong to the copy, as their names sort. */
  private record Log(String label, String last) {}

  /**
   * Copies to a directory of its own.
   *
   * @param signal the file that says what a server shall do that starts on it; empty for none
   */
  RunDirectory make(Installation installation, Optional<String> signal)
      throws CheckImpossibleException {
    RunDirectory run = installation.anotherRun();
    boolean made = false;
    try {
      copy(run.data(), installation.launcher());
      if (signal.isPresent()) {
        write(run.data().resolve(signal.get()), "", installation.launcher());
      }
      made = true;
      return run;
    } catch (IOException | SQLException e) {
      throw new CheckImpossibleException(
          "The scratch server cannot be copied: " + e.getMessage(),
          "Free disk space, or leave out what needs a second one: migration.lagBudget=0ms,"
              + " migration.stops=0",
          e);
    } finally {
      if (!made) {
        run.delete();
      }
    }
  }

  private static void write(Path file, String text, Launcher launcher) throws IOException {
    FileTree.createPrivateFile(file);
    Files.writeString(file, text);
    launcher.handOver(file);
  }

  private void copy(Path target, Launcher launcher) throws SQLException, IOException {
    try (Connection connection = access.administer();
        Statement session = connection.createStatement()) {
      boolean old = majorVersion < FIRST_WITH_NEW_NAMES;
      String first = begin(session, old);
      Files.walkFileTree(data, new Copying(target, foldersLeftOut(connection)));
      Log log = end(session, old);
      copyLog(target, first, log.last());
      write(target.resolve("backup_label"), log.label(), launcher);
    }
  }

  private Set<Path> foldersLeftOut(Connection connection) throws SQLException {
    Set<Path> folders = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT oid FROM pg_database WHERE datname = ?")) {
      for (String database : without) {
        query.setString(1, database);
        try (ResultSet row = query.executeQuery()) {
          row.next();
          folders.add(data.resolve("base").resolve(row.getString(1)));
        }
      }
    }
    return folders;
  }

  private static String begin(Statement session, boolean old) throws SQLException {
    String begin = old ? "pg_start_backup('copy', true, false)" : "pg_backup_start('copy', true)";
    try (ResultSet row = session.executeQuery("SELECT pg_walfile_name(%s)".formatted(begin))) {
      row.next();
      return row.getString(1);
    }
  }

  private static Log end(Statement session, boolean old) throws SQLException {
    String end = old ? "pg_stop_backup(false, false)" : "pg_backup_stop(false)";
    try (ResultSet row =
        session.executeQuery("SELECT labelfile, pg_walfile_name(lsn) FROM " + end)) {
      row.next();
      return new Log(row.getString(1), row.getString(2));
    }
  }

  private void copyLog(Path target, String first, String last) throws IOException {
    Path from = data.resolve("pg_wal");
    try (var files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.length() == last.length()
            && name.compareTo(first) >= 0
            && name.compareTo(last) <= 0) {
          Files.copy(
              file, target.resolve("pg_wal").resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /** Leaves out what is gone when it comes to it, as the log knows what becomes of that. */
  private final class Copying extends SimpleFileVisitor<Path> {

    private final Path target;
    private final Set<Path> leftOut;

    Copying(Path target, Set<Path> leftOut) {
      this.target = target;
      this.leftOut = leftOut;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (leftOut.contains(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      copy(folder);
      boolean empty = EMPTY.contains(data.relativize(folder).toString());
      return empty ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!LEFT_OUT.contains(data.relativize(file).toString())) {
        copy(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    private void copy(Path path) throws IOException {
      try {
        Files.copy(path, target.resolve(data.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      } catch (NoSuchFileException e) {
        // dropped meanwhile
      }
    }
  }
}
