package dev.lockkeeper.deploy;

import dev.lockkeeper.live.Login;
import dev.lockkeeper.report.JudgedReport;
import dev.lockkeeper.report.JudgedReport.Judged;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that plays production, and deployments to it. */
final class Production {

  private static final String HISTORY = "default";

  /** Long enough that somebody sees who is in the way, on a busy machine too. */
  static final Patience SHORT = new Patience(Duration.ofSeconds(1), 2, Duration.ofMillis(100));

  final ScratchDatabase database;
  final List<String> progress = new ArrayList<>();
  Patience patience = SHORT;
  Path baseDirectory = Path.of("no", "such", "folder");
  Consumer<String> onProgress = line -> {};

  Production() throws CheckImpossibleException {
    database = TestServer.database();
  }

  Target target() throws CheckImpossibleException, SQLException {
    return Target.of(url(), Optional.of(new Login(source().getUser(), source().getPassword())));
  }

  String url() throws SQLException {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database.name());
  }

  int port() throws SQLException {
    return source().getPortNumbers()[0];
  }

  private PGSimpleDataSource source() throws SQLException {
    return database.dataSource().unwrap(PGSimpleDataSource.class);
  }

  static JudgedReport judging(Script... scripts) {
    return new JudgedReport(
        Instant.EPOCH,
        "passed",
        Set.of("lint", "rehearse"),
        Arrays.stream(scripts).map(s -> new Judged(HISTORY, s.path(), s.checksum())).toList());
  }

  Deployment deployment(JudgedReport judged, Script... scripts)
      throws CheckImpossibleException, SQLException {
    return new Deployment(
        HISTORY,
        target(),
        baseDirectory,
        FlywayConfiguration.DEFAULT,
        List.of(scripts),
        judged,
        patience,
        line -> {
          progress.add(line);
          onProgress.accept(line);
        });
  }

  /** Deploys scripts that a gate has passed as they are. */
  String deploy(Script... scripts)
      throws CheckImpossibleException, DeployStoppedException, SQLException {
    return deployment(judging(scripts), scripts).plan().apply();
  }

  void run(String... sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String one : sql) {
        statement.execute(one);
      }
    }
  }

  String answer(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Opens a transaction of another application, which has run that. */
  Connection transaction(String application, String sql) throws SQLException {
    Connection connection = database.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET application_name = '%s'".formatted(application));
      connection.setAutoCommit(false);
      statement.execute(sql);
    }
    return connection;
  }
}
