package dev.lockkeeper.scratch;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * How one gets into a MySQL server; the password shows nowhere.
 *
 * @param url {@code jdbc:mysql://host:port/} with its properties, for any database
 */
record MysqlAccess(Url url, String user, String password) {

  /** The account of an embedded server. */
  static final String USER = "lockkeeper";

  /**
   * A JDBC address without its database.
   *
   * @param server {@code jdbc:mysql://host:port/}
   * @param properties with their question mark, or empty
   */
  record Url(String server, String properties) {}

  /** Into a server of ours on loopback. */
  static MysqlAccess embedded(int port, String password) {
    String server = "jdbc:mysql://127.0.0.1:%d/".formatted(port);
    // On loopback there is nobody to hide from, and the server's key is the server's own.
    return new MysqlAccess(
        new Url(server, "?sslMode=DISABLED&allowPublicKeyRetrieval=true"), USER, password);
  }

  /** Connections to one of the server's databases; none of them is pooled. */
  DataSource to(String database) {
    MysqlDataSource source = new MysqlDataSource();
    source.setURL(url.server() + database + url.properties());
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  /** A connection for statements about databases as a whole. */
  Connection administer() throws SQLException {
    return to("").getConnection();
  }

  @Override
  public String toString() {
    return "MysqlAccess[%s]".formatted(url.server());
  }
}
