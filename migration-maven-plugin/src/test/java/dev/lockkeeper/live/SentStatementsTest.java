package dev.lockkeeper.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.live.Portrait.Sent;
import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.Standby;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentStatementsTest {

  private static final String SECRET = "whisper-9f3a";

  @TempDir Path folder;

  @Test
  void what_has_a_literal_left_in_it_is_left_out() {
    SentStatements all = new SentStatements();
    all.add("SELECT id FROM orders WHERE note = '" + SECRET + "'");
    all.add("SELECT id FROM orders WHERE card = 4111111111111111");
    all.add("<insufficient privilege>");
    assertThat(all.sent()).isEqualTo(new Sent(3, List.of()));
  }

  @Test
  void commands_and_what_looks_into_the_server_are_no_release() {
    SentStatements all = new SentStatements();
    all.add("ALTER ROLE app PASSWORD '" + SECRET + "'");
    all.add("COPY orders TO STDOUT");
    all.add("SELECT relname FROM pg_class");
    assertThat(all.sent()).isEqualTo(new Sent(0, List.of()));
  }

  @Test
  void comments_go_and_white_space_becomes_one_blank() {
    SentStatements all = new SentStatements();
    all.add("/* user " + SECRET + " */ UPDATE orders\n  SET note=$1 -- why\n WHERE id = $2;");
    all.add("SELECT meta ? $1 FROM orders WHERE id IN ($2 /*, ... */)");
    assertThat(all.sent().statements())
        .containsExactly(
            "SELECT meta ? $1 FROM orders WHERE id IN ($2 )",
            "UPDATE orders SET note=$1 WHERE id = $2");
    assertThat(SentStatements.asReleased("SELECT meta ? $1 FROM orders"))
        .as("a question mark of its own is an operator there")
        .isEqualTo("SELECT meta ?? $1 FROM orders");
  }

  @Test
  @Tag("database")
  void a_server_that_keeps_what_is_sent_to_it_is_portrayed_without_a_value() throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(
            TestServer.binariesJar(), TestServer.cacheDirectory(), progress -> {})) {
      ScratchDatabase production = server.create("production");
      execute(production, "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
      server.crash();
      execute(
          production,
          "CREATE EXTENSION pg_stat_statements",
          "CREATE TYPE mood AS ENUM ('good', 'bad')",
          "CREATE TABLE orders (id int, note text, felt mood)",
          "CREATE VIEW notes AS SELECT note FROM orders",
          "INSERT INTO orders VALUES (4711, '%s', 'bad')".formatted(SECRET),
          "/* for %s */ SELECT note FROM orders WHERE id = 4711".formatted(SECRET),
          "COMMENT ON TABLE orders IS '%s'".formatted(SECRET));
      Path path = folder.resolve("portrait.json");
      try (Connection connection = production.connect()) {
        new PortraitFile(path).write(PortraitReader.read(connection, PortraitReaderTest.HISTORY));
      }
      String file = Files.readString(path);
      assertThat(file)
          .doesNotContain(SECRET, "4711")
          .contains("CREATE TYPE mood AS ENUM ('good', 'bad')", "CREATE VIEW notes AS")
          .contains("\"INSERT INTO orders VALUES ($1, $2, $3)\"");
      Script sent = new PortraitFile(path).known().sent().orElseThrow();
      String select = "SELECT note FROM orders WHERE id = $1";
      assertThat(line(sent.text(), select + ";")).isEqualTo(line(file, '"' + select + '"'));
      assertThat(replicasSeenByOne(server, production)).isEqualTo(1);
    }
  }

  private static int replicasSeenByOne(EmbeddedPostgres server, ScratchDatabase production)
      throws Exception {
    try (Standby standby = server.standby();
        Connection connection = standby.connect(production)) {
      return PortraitReader.read(connection, PortraitReaderTest.HISTORY).replicas().count();
    }
  }

  private static int line(String text, String part) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i + 1;
      }
    }
    throw new AssertionError(part + " is nowhere in " + text);
  }

  private static void execute(ScratchDatabase database, String... statements) throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
