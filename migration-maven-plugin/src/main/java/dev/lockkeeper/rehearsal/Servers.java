package dev.lockkeeper.rehearsal;

import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.FilledCluster;
import dev.lockkeeper.scratch.Inventory;
import dev.lockkeeper.scratch.PostgresServer;
import dev.lockkeeper.script.CheckImpossibleException;
import java.time.Duration;
import java.util.Optional;

/** Where rehearsals get their servers, and leave what they have filled for later ones. */
public interface Servers {

  /** Returns the server that all rehearsals share. */
  PostgresServer shared() throws CheckImpossibleException;

  /**
   * Returns what an earlier rehearsal has filled alike, on a server that is for one rehearsal
   * alone.
   *
   * @param fingerprint of what was released and how tables are filled
   */
  Optional<FilledCluster> filled(String fingerprint) throws CheckImpossibleException;

  /**
   * Keeps what is on the server for later rehearsals.
   *
   * @param took what they will be spared
   */
  void keep(EmbeddedPostgres server, String fingerprint, Inventory inventory, Duration took)
      throws CheckImpossibleException;

  /** Returns one server from which nothing is kept. */
  static Servers only(PostgresServer server) {
    return new Servers() {
      @Override
      public PostgresServer shared() {
        return server;
      }

      @Override
      public Optional<FilledCluster> filled(String fingerprint) {
        return Optional.empty();
      }

      @Override
      public void keep(
          EmbeddedPostgres filled, String fingerprint, Inventory inventory, Duration took) {
        // the next one fills anew
      }
    };
  }
}
