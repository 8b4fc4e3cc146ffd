package dev.lockkeeper.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How one gets into a server of PostgreSQL; the password shows nowhere. */
interface Access {

  /** Connections to one of the server's databases, each with its session in UTC. */
  DataSource to(String database);

  /** A connection for statements about databases as a whole. */
  default Connection administer() throws SQLException {
    return to("postgres").getConnection();
  }
}
