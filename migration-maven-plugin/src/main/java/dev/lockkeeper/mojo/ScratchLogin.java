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
                Optional.ofNullable(System.getenv(USER)).orElse("root"),
                Optional.ofNullable(System.getenv(PASSWORD)).orElse("")));
  }

  @Override
  public String toString() {
    return "ScratchLogin[user=%s]".formatted(user);
  }
}
