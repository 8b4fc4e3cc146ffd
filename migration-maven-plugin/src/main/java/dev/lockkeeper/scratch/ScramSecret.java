package dev.lockkeeper.scratch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a server of PostgreSQL keeps of a password, {@code pg_authid.rolpassword}, made here so that
 * it is dear to nobody to get in.
 *
 * <p>The 4096 rounds that a server asks for by itself are there against guessing, and cost every
 * connection 10 to 20 ms in a young JVM. Nobody guesses a password of 192 random bits, so that one
 * round is enough.
 */
final class ScramSecret {

  static final int ITERATIONS = 1;

  private static final String HMAC = "HmacSHA256";
  private static final int SALT_BYTES = 16;

  private ScramSecret() {}

  /** Returns it for a password of ASCII alone, with a salt of its own, as RFC 5803 writes it. */
  static String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return of(password, salt);
  }

  static String of(String password, byte[] salt) {
    try {
      // Hi(password, salt, 1) of RFC 5802, where the only round takes the salt and the number 1
      byte[] first = ByteBuffer.allocate(salt.length + Integer.BYTES).put(salt).putInt(1).array();
      byte[] salted = hmac(password.getBytes(StandardCharsets.US_ASCII), first);
      byte[] stored = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
      return "SCRAM-SHA-256$%d:%s$%s:%s"
          .formatted(ITERATIONS, text(salt), text(stored), text(hmac(salted, "Server Key")));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has " + HMAC, e);
    }
  }

  private static byte[] hmac(byte[] key, String of) throws GeneralSecurityException {
    return hmac(key, of.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] hmac(byte[] key, byte[] of) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(key, HMAC));
    return mac.doFinal(of);
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
