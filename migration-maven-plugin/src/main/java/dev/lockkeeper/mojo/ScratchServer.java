package dev.lockkeeper.mojo;

import dev.lockkeeper.rehearsal.Servers;
import dev.lockkeeper.scratch.EmbeddedMysql;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.FilledCluster;
import dev.lockkeeper.scratch.FilledClusters;
import dev.lockkeeper.scratch.Fingerprint;
import dev.lockkeeper.scratch.Inventory;
import dev.lockkeeper.scratch.MysqlBinaries;
import dev.lockkeeper.scratch.MysqlByUrl;
import dev.lockkeeper.scratch.MysqlServer;
import dev.lockkeeper.scratch.PostgresByUrl;
import dev.lockkeeper.scratch.PostgresServer;
import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** The one server on which all histories of a run are rehearsed; it starts when it is needed. */
final class ScratchServer implements Servers, AutoCloseable {

  /** What took less is made anew sooner than it is copied. */
  private static final Duration WORTH_KEEPING = Duration.ofSeconds(2);

  private static final double NANOS_PER_SECOND = 1e9;

  private final GateInputs inputs;
  private final Log log;
  private Optional<PostgresServer> running = Optional.empty();
  private Optional<MysqlServer> mysql = Optional.empty();

  ScratchServer(GateInputs inputs, Log log) {
    this.inputs = inputs;
    this.log = log;
  }

  @Override
  public PostgresServer shared() throws CheckImpossibleException {
    if (running.isEmpty()) {
      running = Optional.of(startPostgres());
    }
    return running.get();
  }

  private PostgresServer startPostgres() throws CheckImpossibleException {
    if (inputs.scratch().isPresent()) {
      ScratchLogin login = inputs.scratch().get();
      return PostgresByUrl.connect(login.url(), login.user(), login.password(), log::info);
    }
    return EmbeddedPostgres.start(binaries(), inputs.cacheDirectory(), log::info);
  }

  /** Returns whose server it is: {@code embedded} or {@code url}. */
  String source() {
    return inputs.scratch().isPresent() ? "url" : "embedded";
  }

  private Path binaries() throws CheckImpossibleException {
    return inputs.binaries().jar(inputs.production().majorVersion());
  }

  @Override
  public Optional<FilledCluster> filled(String fingerprint) throws CheckImpossibleException {
    return inputs.fillCache().bytes() == 0 || inputs.scratch().isPresent()
        ? Optional.empty()
        : clusters().start(binaries(), ofThisBuild(fingerprint));
  }

  @Override
  public void keep(EmbeddedPostgres server, String fingerprint, Inventory inventory, Duration took)
      throws CheckImpossibleException {
    if (inputs.fillCache().bytes() > 0 && took.compareTo(WORTH_KEEPING) > 0) {
      long begun = System.nanoTime();
      if (clusters().keep(binaries(), server, ofThisBuild(fingerprint), inventory)) {
        log.info(
            String.format(
                Locale.ROOT,
                "Filled tables are kept for the next rehearsal (%.1f s)",
                (System.nanoTime() - begun) / NANOS_PER_SECOND));
      }
    }
  }

  private FilledClusters clusters() throws CheckImpossibleException {
    return FilledClusters.in(inputs.cacheDirectory(), inputs.fillCache().bytes(), log::info);
  }

  private String ofThisBuild(String fingerprint) throws CheckImpossibleException {
    Fingerprint whole =
        new Fingerprint()
            .with(fingerprint)
            .with(binaries().getFileName())
            .with(inputs.fillCache().filledBy());
    if (inputs.snapshot().isPresent()) {
      whole.with(inputs.snapshot().get().fingerprint());
    }
    return whole.hex();
  }

  /** As the other, where production runs MySQL. */
  MysqlServer runningMysql() throws CheckImpossibleException {
    if (mysql.isEmpty()) {
      mysql = Optional.of(startMysql());
    }
    return mysql.get();
  }

  private MysqlServer startMysql() throws CheckImpossibleException {
    if (inputs.scratch().isPresent()) {
      ScratchLogin login = inputs.scratch().get();
      return MysqlByUrl.connect(login.url(), login.user(), login.password());
    }
    MysqlBinaries binaries = MysqlBinaries.of(inputs.production().version());
    return EmbeddedMysql.start(inputs.binaries().jar(binaries), inputs.cacheDirectory(), log::info);
  }

  @Override
  public void close() {
    running.ifPresent(server -> close(server::close));
    mysql.ifPresent(server -> close(server::close));
  }

  private interface Closing {
    void close() throws CheckImpossibleException;
  }

  private void close(Closing server) {
    try {
      server.close();
    } catch (CheckImpossibleException e) {
      log.warn(e.getMessage());
    }
  }
}
