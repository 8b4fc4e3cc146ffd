package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * A server that follows another one, replaying what that writes, and answers those who only read;
 * gone when closed, as {@link EmbeddedPostgres} is.
 */
public final class Standby implements AutoCloseable {

  private final OwnServer server;
  private final Access access;

  private Standby(OwnServer server, Access access) {
    this.server = server;
    this.access = access;
  }

  /** Copies what the other server has, and starts to follow it. */
  static Standby of(Installation installation, BaseCopy copy) throws CheckImpossibleException {
    RunDirectory run = copy.make(installation, Optional.of("standby.signal"));
    OwnServer server = installation.start(run, settings(copy.access()));
    return new Standby(server, new OwnAccess(server.port(), copy.access().password()));
  }

  private static Map<String, String> settings(OwnAccess primary) {
    return Map.of(
        // Loopback, in a file that nobody else can read, to a server with made-up rows.
        "primary_conninfo",
        "host=127.0.0.1 port=%d user=%s password=%s sslmode=disable gssencmode=disable"
            .formatted(primary.port(), OwnAccess.USER, primary.password()),
        // Keeps the log that is still to come, and is gone with the connection.
        "wal_receiver_create_temp_slot",
        "on",
        "wal_retrieve_retry_interval",
        "50ms",
        // Who reads is cancelled at once: so it shows in whose way it was, and replay goes on.
        "max_standby_streaming_delay",
        "0",
        "max_standby_archive_delay",
        "0");
  }

  /** Opens a connection to the same database here, in which one can only read. */
  public Connection connect(ScratchDatabase database) throws SQLException {
    return access.to(database.name()).getConnection();
  }

  /** Stops it, and deletes all it had on disk; closing again does nothing. */
  @Override
  public void close() {
    server.close();
  }
}
