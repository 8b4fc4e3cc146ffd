package dev.lockkeeper.configuration;

import java.util.Locale;
import java.util.Set;

/** Keys whose values are none of our business, and are not even read. */
final class Secrets {

  private static final Set<String> KEYS =
      Set.of("url", "user", "username", "password", "driver", "token", "licensekey", "key");

  private Secrets() {}

  static boolean mayBe(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return !lower.contains("placeholders.")
        && KEYS.contains(lower.substring(lower.lastIndexOf('.') + 1));
  }
}
