package dev.lockkeeper.live;

/**
 * Who a database lets in.
 *
 * @param password shown nowhere; empty where another way in is used, a certificate for instance
 */
public record Login(String user, String password) {

  @Override
  public String toString() {
    return "Login[user=%s]".formatted(user);
  }
}
