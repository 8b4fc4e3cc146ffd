package dev.lockkeeper.mojo;

import dev.lockkeeper.scratch.EmbeddedMysql;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.MysqlBinaries;
import dev.lockkeeper.scratch.MysqlByUrl;
import dev.lockkeeper.scratch.MysqlServer;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** The one server on which all histories of a run are rehearsed; it starts when it is needed. */
final class ScratchServer implements AutoCloseable {

  private final GateInputs inputs;
  private final Log log;
  private Optional<EmbeddedPostgres> running = Optional.empty();
  private Optional<MysqlServer> mysql = Optional.empty();

  ScratchServer(GateInputs inputs, Log log) {
    this.inputs = inputs;
    this.log = log;
  }

  EmbeddedPostgres running() throws CheckImpossibleException {
    if (running.isEmpty()) {
      running =
          Optional.of(
              EmbeddedPostgres.start(
                  inputs.binaries().jar(inputs.production().majorVersion()),
                  inputs.cacheDirectory(),
                  log::info));
    }
    return running.get();
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
    running.ifPresent(EmbeddedPostgres::close);
    mysql.ifPresent(this::closeMysql);
  }

  private void closeMysql(MysqlServer server) {
    try {
      server.close();
    } catch (CheckImpossibleException e) {
      log.warn(e.getMessage());
    }
  }
}
