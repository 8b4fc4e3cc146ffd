package dev.lockkeeper.scratch;

/**
 * A server that begins with databases of an earlier build.
 *
 * @param server that nobody else uses
 * @param inventory what it holds
 */
public record FilledCluster(EmbeddedPostgres server, Inventory inventory) {

  /** Returns its database as the released scripts leave it, without rows. */
  public ScratchDatabase released() {
    return server.database(inventory.released());
  }

  /** Returns the same with rows. */
  public ScratchDatabase filled() {
    return server.database(inventory.filled());
  }
}
