package dev.lockkeeper.rehearsal;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.confined.Confinement;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.scratch.FilledCluster;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.fill.Demands;
import dev.lockkeeper.scratch.fill.Filler;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the server that a rehearsal runs on, and prepares there what it begins with.
 *
 * @param runners of scripts, by the database that they are for
 * @param progress is told what is done
 */
record Groundwork(
    Servers servers,
    FlywayConfiguration flyway,
    Terms terms,
    Lineup lineup,
    Sizes sizes,
    Function<ScratchDatabase, FlywayRunner> runners,
    Progress progress) {

  /** Returns what is released, on the server that all share. */
  Ground released() throws SQLException, CheckImpossibleException {
    progress.now("Starting a server");
    SecondServers shared = new SecondServers(servers.shared(), flyway.schemas().defaultSchema());
    if (shared.own().isEmpty()) {
      // databases of others are there: what reaches for them, nobody may try
      Confinement.require(lineup.upTo(lineup.pending()), flyway.initSql());
    }
    return Ground.on(shared, this::applyReleased);
  }

  /** Returns what an earlier rehearsal has filled where there is that, else what is released. */
  Ground filledBefore() throws SQLException, CheckImpossibleException {
    progress.now("Looking for tables that an earlier rehearsal has filled");
    Optional<String> alike = alike();
    Optional<FilledCluster> earlier =
        alike.isPresent() ? servers.filled(alike.get()) : Optional.empty();
    return earlier.isPresent()
        ? Ground.of(earlier.get(), flyway.schemas().defaultSchema())
        : released();
  }

  private Optional<String> alike() {
    return FilledAlike.fingerprint(lineup, flyway, sizes);
  }

  private void applyReleased(ScratchDatabase database) throws CheckImpossibleException {
    progress.now("Applying what is released");
    terms.beginning().make(database);
    lineup.applyReleased(
        runners.apply(database),
        progress.scripts(lineup.released().size()),
        "Let a script create what the others rely on, give a dump of what was there before them"
            + " (migration.snapshot), or judge by prediction alone (migration:lint)");
  }

  /** Gives rows to the touched tables, unless they have them from an earlier rehearsal. */
  Ground.Filled fill(Ground ground, Set<Table> touched, Demands demands)
      throws SQLException, CheckImpossibleException {
    return ground.fill(
        FilledAlike.demands(touched, demands),
        database -> filler(database).fill(touched, demands),
        (server, inventory, took) -> {
          Optional<String> alike = alike();
          if (alike.isPresent()) {
            progress.now("Keeping filled tables");
            servers.keep(server, alike.get(), inventory, took);
          }
        });
  }

  private Filler filler(ScratchDatabase database) {
    return new Filler(
            database.dataSource(),
            sizes.touched(),
            sizes.parents(),
            sizes.byTable(),
            progress::filling)
        .like(sizes.figures());
  }

  /** Returns one more database with the same rows, filled from the first one to the last. */
  ScratchDatabase filledAnew(Ground ground, Set<Table> touched, Demands demands)
      throws CheckImpossibleException, SQLException {
    ScratchDatabase released = ground.released();
    ScratchDatabase database =
        ground.servers().copyOf(released, released.name() + "_anew", ground.server());
    filler(database).fill(touched, demands);
    return database;
  }
}
