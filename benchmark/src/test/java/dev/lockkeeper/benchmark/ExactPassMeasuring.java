package dev.lockkeeper.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.benchmark.generated.Database;
import dev.lockkeeper.benchmark.generated.GeneratedHistory;
import dev.lockkeeper.rehearsal.Observer;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementSplitter;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the exact pass adds to plain Flyway over a thousand generated migrations, each round on the
 * same server, beside what one query of next to nothing takes there. Needs a quiet machine.
 */
class ExactPassMeasuring {

  private static final long SEED = 42;
  private static final int SCRIPTS = 1000;
  private static final int ROUNDS = Integer.getInteger("measuring.rounds", 3);
  private static final int QUERIES = 2000;
  private static final double MOST_MILLIS = 1;

  @TempDir Path folder;

  @Test
  void adds_little_to_each_statement() throws Exception {
    GeneratedHistory.write(GeneratedHistory.of(Database.POSTGRESQL, SEED, SCRIPTS), folder);
    List<Script> scripts =
        new FlywayLayout(folder, StandardCharsets.UTF_8).read(List.of(folder)).scripts();
    int statements = scripts.stream().mapToInt(one -> StatementSplitter.split(one).size()).sum();
    System.out.println("| round | query ms | plain s | observed s | ms added to a statement |");
    System.out.println("| --- | --- | --- | --- | --- |");
    double least = Double.MAX_VALUE;
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(jar(), EmbeddedPostgres.defaultCacheDirectory(), progress -> {})) {
      for (int round = 1; round <= ROUNDS; round++) {
        double query = query(server.create("floor_" + round));
        double plain = plain(server.create("plain_" + round));
        double observed = observed(server.create("observed_" + round), scripts, statements);
        double added = (observed - plain) / statements;
        least = Math.min(least, added);
        System.out.printf(
            Locale.ROOT,
            "| %d | %.3f | %.2f | %.2f | %.3f |%n",
            round,
            query,
            plain / 1e3,
            observed / 1e3,
            added);
      }
    }
    assertThat(least).isLessThanOrEqualTo(MOST_MILLIS);
  }

  private static double query(ScratchDatabase database) throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      long begun = System.nanoTime();
      for (int i = 0; i < QUERIES; i++) {
        try (ResultSet row = statement.executeQuery("SELECT 1")) {
          row.next();
        }
      }
      return (System.nanoTime() - begun) / 1e6 / QUERIES;
    }
  }

  private double plain(ScratchDatabase database) {
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(database.dataSource())
            .locations("filesystem:" + folder)
            // what it says of each script takes time as well
            .loggers("slf4j");
    // with the lock CONCURRENTLY waits for Flyway itself
    flyway
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    long begun = System.nanoTime();
    flyway.load().migrate();
    return (System.nanoTime() - begun) / 1e6;
  }

  private double observed(ScratchDatabase database, List<Script> scripts, int statements)
      throws Exception {
    long begun = System.nanoTime();
    try (Observer observer =
        Observer.of(scripts, database.dataSource(), Map.of(), FlywayRunner.HISTORY_TABLE)) {
      new FlywayRunner(database.dataSource(), folder).apply(scripts, observer);
      double millis = (System.nanoTime() - begun) / 1e6;
      assertThat(observer.observations()).hasSize(statements);
      return millis;
    }
  }

  private static Path jar() throws Exception {
    URL resource =
        ExactPassMeasuring.class.getClassLoader().getResource("postgres-linux-x86_64.txz");
    return Path.of(((JarURLConnection) resource.openConnection()).getJarFileURL().toURI());
  }
}
