package dev.lockkeeper.scratch;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Gives connections whose session is in UTC, whatever zone the JVM is in.
 *
 * <p>The driver asks for the JVM's zone in its startup message, and the server lets that win over
 * {@code options} in the same message and over the settings of role and database. A statement after
 * it is the only thing that wins over the driver without changing the zone of the whole JVM. {@code
 * RESET ALL} in a script goes back to the JVM's zone, as it does in production.
 */
record UtcDataSource(DataSource source) implements DataSource {

  @Override
  public Connection getConnection() throws SQLException {
    return inUtc(source.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return inUtc(source.getConnection(user, password));
  }

  private static Connection inUtc(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.postgresql");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(source)) {
      return type.cast(source);
    }
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(source) || source.isWrapperFor(type);
  }
}
