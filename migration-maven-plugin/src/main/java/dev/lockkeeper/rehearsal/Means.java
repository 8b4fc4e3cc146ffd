package dev.lockkeeper.rehearsal;

import dev.lockkeeper.rehearsal.interrupt.Interruptions;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.ServerRoles;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * What the passes of one rehearsal have in common.
 *
 * @param passes that are wanted
 * @param runners of scripts, by the database that they are for
 * @param roles that were there before any run
 * @param remarks is told what a person should know of it
 * @param progress is told what is done
 */
record Means(
    Passes passes,
    Interruptions.Copying copying,
    Function<ScratchDatabase, FlywayRunner> runners,
    SecondServers servers,
    ServerRoles roles,
    FlywayConfiguration flyway,
    List<String> remarks,
    Progress progress) {

  FlywayRunner runner(ScratchDatabase database) {
    return runners.apply(database);
  }

  /** Returns a copy for one run, which finds the roles that the first one has found. */
  ScratchDatabase freshCopy(ScratchDatabase database, String purpose)
      throws CheckImpossibleException, SQLException {
    roles.putAside();
    return copying.of(database, database.name() + purpose);
  }
}
