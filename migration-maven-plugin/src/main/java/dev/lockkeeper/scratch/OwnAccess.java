package dev.lockkeeper.scratch;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How the superuser of a server of ours gets in. */
record OwnAccess(int port, String password) implements Access {

  static final String USER = "postgres";

  @Override
  public DataSource to(String database) {
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

  @Override
  public String toString() {
    return "OwnAccess[port=%d]".formatted(port);
  }
}
