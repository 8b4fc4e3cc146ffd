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

/** A server that a project may deploy to, as {@code deployer} with the password let-me-in. */
public final class ServerInProduction implements AutoCloseable {

  private static final String ARCHIVE = "postgres-linux-x86_64.txz";

  private final EmbeddedPostgres server;

  private ServerInProduction(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts it with an empty database, and tells the project's Maven its address. */
  public static ServerInProduction start(File project)
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
      tell(project, connection.getMetaData().getURL());
    }
    return new ServerInProduction(server);
  }

  private static void tell(File project, String url) throws IOException {
    Path settings = Files.createDirectories(project.toPath().resolve(".mvn"));
    String address = url.substring(0, url.indexOf('?') < 0 ? url.length() : url.indexOf('?'));
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
