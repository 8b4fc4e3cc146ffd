package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The one MySQL server that all test classes of a JVM share; it ends with the JVM. */
public final class TestMysql {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestMysql() {}

  /** Starts at its first use. */
  private static final class Shared {
    static final EmbeddedMysql SERVER = start();

    private static EmbeddedMysql start() {
      try {
        return EmbeddedMysql.start(binariesJar(), TestServer.cacheDirectory(), progress -> {});
      } catch (CheckImpossibleException e) {
        throw new AssertionError(e.getMessage(), e);
      }
    }
  }

  /** The server itself, which nobody closes. */
  public static EmbeddedMysql shared() {
    return Shared.SERVER;
  }

  /** An empty database that no other test uses. */
  public static MysqlDatabase database() throws CheckImpossibleException {
    return shared().create("test_" + DATABASES.incrementAndGet());
  }

  /** The same server as somebody else's, under an account that may do anything. */
  public static MysqlByUrl byUrl() throws SQLException, CheckImpossibleException {
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE USER IF NOT EXISTS almighty@'%' IDENTIFIED BY 'known'");
      statement.execute("GRANT ALL ON *.* TO almighty@'%' WITH GRANT OPTION");
      try (ResultSet port = statement.executeQuery("SELECT @@port")) {
        port.next();
        return MysqlByUrl.connect(
            "jdbc:mysql://127.0.0.1:%d/?sslMode=DISABLED&allowPublicKeyRetrieval=true"
                .formatted(port.getInt(1)),
            "almighty",
            "known");
      }
    }
  }

  /** The jar on the test class path that holds the server's binaries. */
  public static Path binariesJar() {
    URL resource = TestMysql.class.getClassLoader().getResource(Product.MYSQL.archive());
    if (resource == null) {
      throw new AssertionError("no jar on the test class path holds " + Product.MYSQL.archive());
    }
    try {
      return Path.of(((JarURLConnection) resource.openConnection()).getJarFileURL().toURI());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
