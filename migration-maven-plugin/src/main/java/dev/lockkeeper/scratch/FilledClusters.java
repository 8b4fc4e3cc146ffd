package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Filled clusters that outlive the build that has filled them. Each build starts on a copy of its
 * own; what is damaged, old or of another server is thrown away, and nothing that goes wrong here
 * keeps a build from filling a cluster itself.
 */
public final class FilledClusters {

  /** Scripts that look at the clock make something else in time. */
  private static final Duration OLDEST = Duration.ofDays(7);

  /** A copy, and what the build itself still needs. */
  private static final int ROOM = 3;

  private final Cache cache;
  private final long mostBytes;

  private FilledClusters(Cache cache, long mostBytes) {
    this.cache = cache;
    this.mostBytes = mostBytes;
  }

  /**
   * Returns those below that folder.
   *
   * @param cacheDirectory where servers run
   * @param mostBytes what all of them may take together
   * @param progress is told what is thrown away, and what cannot be kept
   */
  public static FilledClusters in(Path cacheDirectory, long mostBytes, Consumer<String> progress)
      throws CheckImpossibleException {
    return new FilledClusters(Cache.at(cacheDirectory, progress), mostBytes);
  }

  private Path folder() {
    return cache.directory().resolve("filled");
  }

  private ClusterFolder folderOf(String fingerprint) {
    return new ClusterFolder(folder().resolve(fingerprint));
  }

  /**
   * Starts a server on a copy of the cluster with that fingerprint, where there is one.
   *
   * @param binariesJar the server's
   * @param fingerprint of all that decides what is in the cluster
   */
  public Optional<FilledCluster> start(Path binariesJar, String fingerprint)
      throws CheckImpossibleException {
    long begin = System.nanoTime();
    if (!Files.isDirectory(folderOf(fingerprint).path())) {
      return Optional.empty();
    }
    BinariesJar jar = new BinariesJar(binariesJar, Product.POSTGRESQL);
    Optional<Copy> copy = cache.exclusively(() -> copy(jar, fingerprint));
    if (copy.isEmpty()) {
      return Optional.empty();
    }
    try {
      EmbeddedPostgres server = EmbeddedPostgres.start(copy.get().prepared(), begin);
      return Optional.of(requireAnswers(new FilledCluster(server, copy.get().inventory())));
    } catch (CheckImpossibleException e) {
      cache.exclusively(() -> discard(fingerprint, e.getMessage()));
      return Optional.empty();
    }
  }

  private record Copy(PreparedPostgres prepared, Inventory inventory) {}

  private Optional<Copy> copy(BinariesJar jar, String fingerprint) throws CheckImpossibleException {
    PreparedPostgres prepared = PreparedPostgres.of(jar, cache);
    ClusterFolder folder = folderOf(fingerprint);
    String why = "it is damaged or of another server";
    try {
      if (folder.holds(opener(jar, prepared.password())) && !folder.isOlderThan(OLDEST)) {
        Inventory inventory = folder.inventory();
        FileTree.copy(folder.data(), prepared.run().data());
        folder.touch();
        return Optional.of(new Copy(prepared, inventory));
      }
    } catch (IOException e) {
      why = String.valueOf(e.getMessage());
    }
    prepared.run().delete();
    discard(fingerprint, why);
    return Optional.empty();
  }

  private static FilledCluster requireAnswers(FilledCluster cluster)
      throws CheckImpossibleException {
    try {
      cluster.released().connect().close();
      cluster.filled().connect().close();
      return cluster;
    } catch (SQLException e) {
      cluster.server().close();
      throw new CheckImpossibleException(
          "its databases cannot be used: " + e.getMessage(), "Run the build again", e);
    }
  }

  /** Only the same programs start on the data, and only who has the password gets in. */
  private static String opener(BinariesJar jar, String password) throws CheckImpossibleException {
    return new Fingerprint().with(jar.sha256()).with(password).hex();
  }

  private String discard(String fingerprint, String why) throws CheckImpossibleException {
    cache.say("A filled cluster of an earlier build is thrown away: " + why);
    try {
      FileTree.delete(folderOf(fingerprint).path());
    } catch (IOException e) {
      throw cache.unusable("A damaged cluster cannot be deleted", e);
    }
    return why;
  }

  /**
   * Puts a copy of a server's data aside, in place of an earlier one with that fingerprint.
   *
   * @param binariesJar the server's
   * @param server to whose databases nobody writes meanwhile
   * @return whether it could be done
   */
  public boolean keep(
      Path binariesJar, EmbeddedPostgres server, String fingerprint, Inventory inventory) {
    try {
      long bytes = ClusterFolder.bytes(server.data().resolve("base"));
      if (bytes > mostBytes
          || Files.getFileStore(cache.directory()).getUsableSpace() < ROOM * bytes) {
        cache.say("The filled cluster is too large to be kept (%d MB)".formatted(bytes >> 20));
        return false;
      }
      if (hasUnlogged(server.database(inventory.filled()))) {
        cache.say("The filled cluster is not kept: a copy of it would lose what is not logged");
        return false;
      }
      BinariesJar jar = new BinariesJar(binariesJar, Product.POSTGRESQL);
      RunDirectory run = server.backUp();
      try {
        Path packed = run.data().resolveSibling("packed");
        ClusterFolder.pack(packed, run.data(), inventory, opener(jar, server.password()));
        cache.exclusively(() -> take(packed, fingerprint));
        return true;
      } finally {
        run.delete();
      }
    } catch (IOException | SQLException | CheckImpossibleException e) {
      cache.say("The filled cluster is not kept: " + e.getMessage());
      return false;
    }
  }

  /** A server that starts on a copy recovers it from the log, and empties what is not in it. */
  private static boolean hasUnlogged(ScratchDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT EXISTS (SELECT FROM pg_class WHERE relpersistence = 'u')")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** A folder appears whole, or not at all: renaming it is one step. */
  private Path take(Path packed, String fingerprint) throws CheckImpossibleException {
    Path target = folderOf(fingerprint).path();
    try {
      Files.createDirectories(folder());
      FileTree.delete(target);
      makeRoom(new ClusterFolder(packed).bytes());
      return Files.move(packed, target);
    } catch (IOException e) {
      throw cache.unusable("A filled cluster cannot be put aside", e);
    }
  }

  private void makeRoom(long needed) throws IOException {
    List<ClusterFolder> kept = new ArrayList<>();
    try (Stream<Path> folders = Files.list(folder())) {
      folders.map(ClusterFolder::new).forEach(kept::add);
    }
    kept.sort(Comparator.comparing(ClusterFolder::lastUse));
    long taken = needed;
    for (ClusterFolder one : kept) {
      taken += one.bytes();
    }
    for (ClusterFolder oldest : kept) {
      if (taken <= mostBytes) {
        return;
      }
      taken -= oldest.bytes();
      FileTree.delete(oldest.path());
    }
  }
}
