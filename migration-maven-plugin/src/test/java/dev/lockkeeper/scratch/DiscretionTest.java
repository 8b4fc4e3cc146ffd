package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server's password stays between the server and this JVM. */
class DiscretionTest {

  private static final List<String> PROGRESS = new ArrayList<>();
  private static Path cache;
  private static EmbeddedPostgres server;
  private static String password;

  @BeforeAll
  static void startServer() throws Exception {
    cache = ChildJvm.openFolder();
    server = EmbeddedPostgres.start(TestServer.binariesJar(), cache, PROGRESS::add);
    password = Files.readString(passwordFile());
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
    FileTree.delete(cache);
  }

  @Test
  void the_password_is_long_and_its_file_is_ours_alone() throws Exception {
    assertThat(password).hasSize(32);
    assertThat(Files.getPosixFilePermissions(passwordFile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getOwner(passwordFile())).isEqualTo(Files.getOwner(cache));
  }

  @Test
  void nobody_gets_in_without_it() throws Exception {
    ScratchDatabase database = server.create("closed");
    assertThatThrownBy(
            () -> database.dataSource().getConnection(OwnAccess.USER, "not the password"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void no_process_shows_it() {
    Stream<String> commandLines =
        ProcessHandle.allProcesses().map(process -> process.info().commandLine().orElse(""));
    assertThat(commandLines).noneMatch(line -> line.contains(password));
  }

  @Test
  void no_other_file_holds_it() throws Exception {
    try (Stream<Path> files = Files.walk(cache)) {
      assertThat(files.filter(Files::isRegularFile).filter(DiscretionTest::holdsPassword))
          .containsExactly(passwordFile());
    }
  }

  @Test
  void no_text_of_ours_shows_it() throws Exception {
    ScratchDatabase database = server.create("told");
    Throwable failure = catchThrowable(() -> server.create("told"));
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    try (Connection connection = database.connect()) {
      assertThat(
              Stream.of(
                  trace.toString(),
                  database.toString(),
                  database.dataSource().toString(),
                  new OwnAccess(1, password).toString(),
                  connection.getMetaData().getURL(),
                  String.join(" ", PROGRESS)))
          .noneMatch(text -> text.contains(password));
    }
  }

  @Test
  void a_failed_statement_with_a_secret_in_it_is_not_logged() throws Exception {
    ScratchDatabase database = server.create("secretive");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      assertThat(
              catchThrowable(
                  () -> statement.execute("ALTER ROLE nobody_such PASSWORD 'hush-hush-hush'")))
          .isInstanceOf(SQLException.class);
    }
    assertThat(Files.readString(log())).contains("nobody_such").doesNotContain("hush-hush-hush");
  }

  private static boolean holdsPassword(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path log() throws IOException {
    try (Stream<Path> runs = Files.list(cache.resolve("runs"))) {
      return runs.findFirst().orElseThrow().resolve("log");
    }
  }

  private static Path passwordFile() throws IOException {
    try (Stream<Path> found = Files.find(cache, 2, (path, is) -> path.endsWith("password"))) {
      return found.findFirst().orElseThrow();
    }
  }
}
