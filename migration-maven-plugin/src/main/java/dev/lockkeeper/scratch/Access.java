package dev.lockkeeper.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How the superuser of one server gets in; the password shows nowhere. */
record Access(int port, String password) {

  static final String USER = "postgres";

  /** Connections to one of the server's databases. */
  DataSource to(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(USER);
    source.setPassword(password);
    source.setApplicationName("lockkeeper");
    source.setConnectTimeout(10);
    // Neither is there to be had on loopback, and asking costs a round trip each.
    source.setSslMode("disable");
    source.setGssEncMode("disable");
    return new UtcDataSource(source);
  }

  /** A connection for statements about databases as a whole. */
  Connection administer() throws SQLException {
    return to("postgres").getConnection();
  }

  @Override
  public String toString() {
    return "Access[port=%d]".formatted(port);
  }
}
