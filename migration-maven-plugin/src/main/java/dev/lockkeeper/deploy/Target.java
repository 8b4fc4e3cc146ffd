package dev.lockkeeper.deploy;

import dev.lockkeeper.live.Address;
import dev.lockkeeper.live.Login;
import dev.lockkeeper.live.Way;
import dev.lockkeeper.script.CheckImpossibleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The database that is changed; its address shows without anything that opens it. */
public final class Target {

  private static final String CURE =
      "Run again when it answers; what was applied is in its history";

  private final Address address;

  private Target(Address address) {
    this.address = address;
  }

  /**
   * Returns the database at that address; nothing is connected yet.
   *
   * @param url of PostgreSQL's driver, without a password
   * @throws CheckImpossibleException where it is none, or carries a password
   */
  public static Target of(String url, Optional<Login> login) throws CheckImpossibleException {
    return new Target(Address.of(Way.OF_APPLY, url, login));
  }

  DataSource dataSource() {
    return address.dataSource();
  }

  /** Opens a connection, or says that it cannot be had. */
  Connection connect() throws CheckImpossibleException {
    return address.connect(CURE);
  }

  /** Says that the database cannot be spoken to. */
  CheckImpossibleException lost(SQLException e) {
    return address.lost(e, CURE);
  }

  /** Returns {@code shop on db.example:5432}. */
  @Override
  public String toString() {
    return address.toString();
  }
}
