package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What a child JVM runs: it starts a server and says on standard output how that went.
 *
 * <p>With {@code once} it closes the server and ends; with {@code stay} it waits for the end of its
 * input; with {@code standby} it waits too, and another server follows the first; with {@code
 * orphan} it waits too, and its server would survive it. {@code once-mysql} and {@code stay-mysql}
 * do the same with the other server.
 */
final class ServerProgram {

  private ServerProgram() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    Path jar = Path.of(arguments[1]);
    Path cache = Path.of(arguments[2]);
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try {
      if (arguments[0].endsWith("-mysql")) {
        startMysql(jar, cache, out);
      } else if (arguments[0].equals("orphan")) {
        startOrphan(jar, cache, out);
      } else {
        start(jar, cache, arguments[0].equals("standby"), out);
      }
      if (!arguments[0].startsWith("once")) {
        System.in.transferTo(out);
      }
    } catch (CheckImpossibleException e) {
      out.println("impossible: " + e.getMessage());
    }
  }

  private static void start(Path jar, Path cache, boolean followed, PrintStream out)
      throws CheckImpossibleException, SQLException {
    EmbeddedPostgres server = EmbeddedPostgres.start(jar, cache, progress -> {});
    ScratchDatabase database = server.create("works");
    database.connect().close();
    if (followed) {
      server.standby().connect(database).close();
    }
    out.println("started " + server.version());
  }

  private static void startMysql(Path jar, Path cache, PrintStream out)
      throws CheckImpossibleException, SQLException {
    EmbeddedMysql server = EmbeddedMysql.start(jar, cache, progress -> {});
    server.create("works").connect().close();
    out.println("started " + server.version());
  }

  /** As {@link EmbeddedPostgres#start}, but in a way that has no parent-death signal. */
  private static void startOrphan(Path jar, Path directory, PrintStream out)
      throws CheckImpossibleException, IOException {
    Cache cache = Cache.at(directory, progress -> {});
    Path binaries = Unpacking.of(new BinariesJar(jar, Product.POSTGRESQL), cache);
    Launcher launcher = new Launcher(Product.POSTGRESQL, wayWithoutSignal(), cache.directory());
    Template template = Template.of(binaries, new Initdb(binaries, launcher), cache);
    RunDirectory run = RunDirectory.create(cache);
    FileTree.copy(template.data(), run.data());
    ServerProcess.start(new PostgresStartup(binaries), run, launcher, cache);
    out.println("started " + Files.readAllLines(run.data().resolve("postmaster.pid")).get(0));
  }

  private static Launcher.Way wayWithoutSignal() throws CheckImpossibleException {
    if (!ServerUser.thisIsRoot()) {
      return new Launcher.Way(List.of(), Optional.empty());
    }
    return Launcher.waysOfRoot(ServerUser.find()).stream()
        .filter(way -> !way.prefix().contains("--pdeathsig"))
        .findFirst()
        .orElseThrow();
  }
}
