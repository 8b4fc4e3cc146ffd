package dev.lockkeeper.mojo;

import dev.lockkeeper.Reading;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.TransactionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ways on which scripts reach a database without passing a gate.
 *
 * @param plugin whether the build itself migrates
 * @param atStart whether the application migrates when it starts
 * @param spring whether it is a Spring Boot application
 */
record OtherWays(boolean plugin, boolean atStart, boolean spring) {

  /** Returns one line for each. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (plugin) {
      warnings.add(
          "flyway-maven-plugin has an execution in this POM: a second way to the database, around"
              + " this gate. Drop the execution once migration:apply deploys");
    }
    if (atStart) {
      warnings.add(
          "The application migrates when it starts: a second way to the database, around this"
              + " gate. Set spring.flyway.enabled: false for production once migration:apply"
              + " deploys");
    }
    return warnings;
  }

  /** Returns a line where production's Flyway would wait for itself without end. */
  Optional<String> hang(Reading reading, FlywayConfiguration flyway) {
    if (!flyway.switches().transactionalLock()) {
      return Optional.empty();
    }
    return reading.pending().stream()
        .map(ReadStatement::statement)
        .filter(OtherWays::waitsForTransactions)
        .findFirst()
        .map(
            statement ->
                "%s: CONCURRENTLY waits without end for Flyway's own lock, as production's Flyway is configured. Set %s there"
                    .formatted(
                        statement.place(),
                        spring
                            ? "spring.flyway.postgresql.transactional-lock: false"
                            : "flyway.postgresql.transactional.lock=false"));
  }

  private static boolean waitsForTransactions(Statement statement) {
    return TransactionModel.runsOutsideTransaction(statement)
        && statement.tokens().stream().anyMatch(token -> token.is("CONCURRENTLY"));
  }
}
