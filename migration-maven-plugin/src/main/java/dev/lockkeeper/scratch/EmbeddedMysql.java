package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A MySQL server of our own on loopback; gone when closed, when the JVM ends, or at the latest when
 * the next one starts.
 */
public final class EmbeddedMysql implements MysqlServer {

  private final ServerProcess process;
  private final RunDirectory run;
  private final MysqlAccess access;
  private final String version;
  private final Duration startTime;
  private final Thread atExit = new Thread(this::stop, "lockkeeper-stop");

  private EmbeddedMysql(
      ServerProcess process,
      RunDirectory run,
      MysqlAccess access,
      String version,
      Duration startTime) {
    this.process = process;
    this.run = run;
    this.access = access;
    this.version = version;
    this.startTime = startTime;
  }

  /**
   * Starts a server and waits until it accepts connections.
   *
   * @param binariesJar the artifact that {@link MysqlBinaries} names
   * @param cacheDirectory where binaries are unpacked and servers run
   * @param progress told what takes long the first time, and what was left by killed builds
   */
  public static EmbeddedMysql start(
      Path binariesJar, Path cacheDirectory, Consumer<String> progress)
      throws CheckImpossibleException {
    long begin = System.nanoTime();
    Cache cache = Cache.at(cacheDirectory, progress);
    BinariesJar jar = new BinariesJar(binariesJar, Product.MYSQL);
    Prepared prepared = cache.exclusively(() -> prepare(jar, cache));
    boolean started = false;
    try {
      EmbeddedMysql server = prepared.start(cache, begin);
      Runtime.getRuntime().addShutdownHook(server.atExit);
      started = true;
      return server;
    } finally {
      if (!started) {
        prepared.abandon();
      }
    }
  }

  private record Prepared(Path binaries, Launcher launcher, Template template, RunDirectory run) {

    EmbeddedMysql start(Cache cache, long begin) throws CheckImpossibleException {
      try {
        FileTree.copy(template.data(), run.data());
        ServerProcess process =
            ServerProcess.start(new MysqlStartup(binaries), run, launcher, cache);
        MysqlAccess access = MysqlAccess.embedded(process.port(), template.password());
        String version = MysqlVersion.behind(access);
        Duration startTime = Duration.ofNanos(System.nanoTime() - begin);
        return new EmbeddedMysql(process, run, access, version, startTime);
      } catch (IOException e) {
        throw cache.unusable("MySQL's data directory cannot be copied", e);
      }
    }

    void abandon() {
      RunningServer.on(run.data()).ifPresent(RunningServer::end);
      run.delete();
    }
  }

  private static Prepared prepare(BinariesJar jar, Cache cache) throws CheckImpossibleException {
    Reaper.reap(cache);
    Path binaries = Unpacking.of(jar, cache);
    Launcher launcher = Launcher.forPrograms(Product.MYSQL, binaries, cache);
    Template template = Template.of(binaries, new MysqlInitialization(binaries, launcher), cache);
    return new Prepared(binaries, launcher, template, RunDirectory.create(cache));
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String source() {
    return "embedded";
  }

  @Override
  public Duration startTime() {
    return startTime;
  }

  /** Nobody else makes databases here: the name is free unless it was given before. */
  @Override
  public MysqlDatabase create(String name) throws CheckImpossibleException {
    return MysqlDatabase.create(name, access);
  }

  /** Stops the server and deletes all it had on disk; closing again does nothing. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook stops the server or has done so.
    }
  }

  private synchronized void stop() {
    process.stop();
    run.delete();
  }
}
