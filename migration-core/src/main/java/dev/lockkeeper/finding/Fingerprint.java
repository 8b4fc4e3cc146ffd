package dev.lockkeeper.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a finding so that it is known again after lines above it have moved. */
public final class Fingerprint {

  private static final int BYTES = 8;

  private Fingerprint() {}

  /**
   * Returns 16 hexadecimal digits.
   *
   * @param hazard the hazard's id
   * @param script the script's path
   * @param statement the statement's tokens, joined by blanks
   * @param occurrence counted from 1 among equal statements of the script
   */
  public static String of(String hazard, String script, String statement, int occurrence) {
    String named = String.join("\n", hazard, script, statement, Integer.toString(occurrence));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
