package dev.lockkeeper.it;

import dev.lockkeeper.scratch.EmbeddedPostgres;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** A server that a project may deploy to, as {@code deployer} with the password let-me-in. */
public final class ServerInProduction implements AutoCloseable {

  private static final String ARCHIVE = "postgres-linux-x86_64.txz";

  private final EmbeddedPostgres server;
  private final String address;

  private ServerInProduction(EmbeddedPostgres server, String address) {
    this.server = server;
    this.address = address;
  }

  /** Starts it with an empty database, and tells the project's Maven its address. */
  public static ServerInProduction start(File project)
      throws CheckImpossibleException, IOException, URISyntaxException, SQLException {
    ServerInProduction started = start();
    tell(project, started.address);
    return started;
  }

  /** Starts it with an empty database. */
  public static ServerInProduction start()
      throws CheckImpossibleException, IOException, URISyntaxException, SQLException {
    EmbeddedPostgres server =
        EmbeddedPostgres.start(
            binaries(), EmbeddedPostgres.defaultCacheDirectory(), progress -> {});
    ScratchDatabase shop = server.create("shop");
    try (Connection connection = shop.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE deployer LOGIN PASSWORD 'let-me-in'");
      statement.execute("ALTER DATABASE shop OWNER TO deployer");
      statement.execute("GRANT ALL ON SCHEMA public TO deployer");
      String url = connection.getMetaData().getURL();
      return new ServerInProduction(
          server, url.substring(0, url.indexOf('?') < 0 ? url.length() : url.indexOf('?')));
    }
  }

  /** Returns where the database is. */
  public String address() {
    return address;
  }

  /** Applies the scripts of a folder as {@code deployer}, with Flyway alone. */
  public void migrate(File folder) {
    Flyway.configure()
        .dataSource(address, "deployer", "let-me-in")
        .locations("filesystem:" + folder)
        .load()
        .migrate();
  }

  private static void tell(File project, String address) throws IOException {
    Path settings = Files.createDirectories(project.toPath().resolve(".mvn"));
    Files.writeString(
        settings.resolve("maven.config"),
        "-Dmigration.deploy.url=%s%n-Dmaven.install.skip=true%n-Dmaven.deploy.skip=true%n"
            .formatted(address));
  }

  private static Path binaries() throws IOException, URISyntaxException {
    URL resource = ServerInProduction.class.getClassLoader().getResource(ARCHIVE);
    if (resource == null) {
      throw new AssertionError("no jar on the test class path holds " + ARCHIVE);
    }
    return Path.of(((JarURLConnection) resource.openConnection()).getJarFileURL().toURI());
  }

  @Override
  public void close() {
    server.close();
  }
}
