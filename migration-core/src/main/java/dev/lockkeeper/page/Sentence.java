package dev.lockkeeper.page;

import java.util.Locale;

/** Makes a sentence of a clause. */
final class Sentence {

  private Sentence() {}

  static String of(String clause) {
    return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
  }
}
