package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
final class ScramSecretTest {

  private static final String KEPT = "SELECT rolpassword FROM pg_authid WHERE rolname = '%s'";

  @Test
  void isWhatTheServerWouldHaveMade() throws Exception {
    try (Connection connection = TestServer.database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "SET LOCAL scram_iterations = 1; CREATE ROLE scram_secret PASSWORD 'pencil'");
      String kept = answer(statement, KEPT.formatted("scram_secret"));
      connection.rollback();
      String salt = kept.split("[$:]", -1)[2];
      assertThat(ScramSecret.of("pencil", Base64.getDecoder().decode(salt))).isEqualTo(kept);
    }
  }

  @Test
  void letsInWhoHasThePasswordAndNobodyElse() throws Exception {
    try (Connection connection = TestServer.database().connect();
        Statement statement = connection.createStatement()) {
      assertThat(answer(statement, KEPT.formatted(OwnAccess.USER))).startsWith("SCRAM-SHA-256$1:");
      int port = Integer.parseInt(answer(statement, "SHOW port"));
      OwnAccess guessing = new OwnAccess(port, TestServer.shared().password() + "x");
      assertThatThrownBy(() -> guessing.to("postgres").getConnection())
          .hasMessageContaining("password authentication failed");
    }
  }

  private static String answer(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
