package dev.lockkeeper.mojo;

import java.util.Optional;

/**
 * A server of somebody else's on which databases are made and dropped.
 *
 * @param password shown nowhere
 */
record ScratchLogin(String url, String user, String password) {

  private static final String USER = "MIGRATION_SCRATCH_USER";
  private static final String PASSWORD = "MIGRATION_SCRATCH_PASSWORD";

  /** Returns where it is, where that was given; who gets in says the environment. */
  static Optional<ScratchLogin> of(Optional<String> url) {
    return url.map(
        given ->
            new ScratchLogin(
                given,
                Optional.ofNullable(System.getenv(USER)).orElseGet(() -> usual(given)),
                Optional.ofNullable(System.getenv(PASSWORD)).orElse("")));
  }

  /** Who gets in where nobody says otherwise. */
  private static String usual(String url) {
    return url.startsWith("jdbc:postgresql:") ? "postgres" : "root";
  }

  @Override
  public String toString() {
    return "ScratchLogin[user=%s]".formatted(user);
  }
}
