package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.FilledCluster;
import dev.lockkeeper.scratch.Inventory;
import dev.lockkeeper.scratch.PostgresServer;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.ServerRoles;
import dev.lockkeeper.scratch.fill.FillReport;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The databases that pending scripts meet: as the released ones leave it, and the same with rows.
 * What lives as long as the rehearsal is dropped when it is closed.
 */
final class Ground implements AutoCloseable {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static final String TAKEN =
      "Released scripts and rows are those of an earlier rehearsal, out of the cache";

  private final SecondServers servers;
  private final ScratchDatabase released;
  private final Optional<ServerRoles> roles;
  private final Optional<FilledCluster> earlier;
  private final Optional<String> sharedState;
  private final Duration prepared;
  private Optional<ScratchDatabase> filled = Optional.empty();

  private Ground(
      SecondServers servers,
      ScratchDatabase released,
      Optional<ServerRoles> roles,
      Optional<FilledCluster> earlier,
      Optional<String> sharedState,
      Duration prepared) {
    this.servers = servers;
    this.released = released;
    this.roles = roles;
    this.earlier = earlier;
    this.sharedState = sharedState;
    this.prepared = prepared;
  }

  /** Gives a database what is released. */
  interface Preparation {
    void on(ScratchDatabase database) throws CheckImpossibleException;
  }

  /** Gives it rows. */
  interface Filling {
    FillReport of(ScratchDatabase database) throws CheckImpossibleException;
  }

  /**
   * A database with rows.
   *
   * @param rows of each table that has some
   */
  record Filled(ScratchDatabase database, Map<Table, Long> rows, List<String> remarks) {}

  /** Makes a new database and prepares it. */
  static Ground on(SecondServers servers, Preparation preparation)
      throws SQLException, CheckImpossibleException {
    // what an earlier history has left behind must not be kept with this one's
    boolean unused = servers.own().isPresent() && servers.own().get().isAsBegun();
    ScratchDatabase database = servers.first().create("rehearsal_" + DATABASES.incrementAndGet());
    ServerRoles roles = ServerRoles.at(database);
    boolean done = false;
    try {
      Stopwatch watch = new Stopwatch();
      servers.lead(database);
      preparation.on(database);
      Duration prepared = watch.lap();
      Optional<String> shared =
          unused ? Optional.of(servers.own().get().sharedState()) : Optional.empty();
      done = true;
      return new Ground(servers, database, Optional.of(roles), Optional.empty(), shared, prepared);
    } finally {
      if (!done) {
        database.drop();
        roles.forget();
      }
    }
  }

  /** Takes what an earlier rehearsal has prepared. */
  static Ground of(FilledCluster earlier, Optional<String> defaultSchema) throws SQLException {
    return new Ground(
        new SecondServers(earlier.server(), defaultSchema),
        earlier.released(),
        Optional.empty(),
        Optional.of(earlier),
        Optional.of(earlier.server().sharedState()),
        Duration.ZERO);
  }

  SecondServers servers() {
    return servers;
  }

  PostgresServer server() {
    return servers.first();
  }

  /** Returns how long it took to apply what is released. */
  Duration prepared() {
    return prepared;
  }

  /** The database without rows, which stays as it is. */
  ScratchDatabase released() {
    return released;
  }

  /**
   * Returns the database with rows, made now unless an earlier rehearsal has had the same demands.
   *
   * @param demands what tells apart for what it is filled
   * @param keeping takes what was made, with what it took
   */
  Filled fill(String demands, Filling filling, Keeping keeping)
      throws SQLException, CheckImpossibleException {
    if (earlier.isPresent()) {
      Inventory inventory = earlier.get().inventory();
      filled = Optional.of(earlier.get().filled());
      if (inventory.demands().equals(demands)) {
        List<String> remarks = new ArrayList<>(inventory.remarks());
        remarks.add(TAKEN);
        return new Filled(filled.get(), inventory.rows(), remarks);
      }
      filled.get().drop();
    }
    Stopwatch watch = new Stopwatch();
    ScratchDatabase copy = servers.copyOf(released, name(), server());
    filled = Optional.of(copy);
    FillReport report = filling.of(copy);
    Filled made = new Filled(copy, report.byTable(), report.remarks());
    Optional<EmbeddedPostgres> own = servers.own();
    if (own.isPresent() && sharedState.equals(Optional.of(own.get().sharedState()))) {
      keeping.keep(
          own.get(),
          new Inventory(released.name(), copy.name(), demands, made.rows(), made.remarks()),
          prepared.plus(watch.lap()));
    }
    return made;
  }

  /** Keeps what is there for later rehearsals. */
  interface Keeping {
    void keep(EmbeddedPostgres server, Inventory inventory, Duration took)
        throws CheckImpossibleException;
  }

  private String name() {
    return filled.map(ScratchDatabase::name).orElse(released.name() + "_filled");
  }

  @Override
  public void close() throws CheckImpossibleException, SQLException {
    if (earlier.isPresent()) {
      earlier.get().server().close();
      return;
    }
    if (filled.isPresent()) {
      filled.get().drop();
    }
    released.drop();
    // the next history begins without those of this one
    if (roles.isPresent()) {
      roles.get().forget();
    }
  }
}
