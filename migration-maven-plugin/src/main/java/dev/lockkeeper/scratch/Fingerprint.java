package dev.lockkeeper.scratch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Is the same for the same parts in the same order, and gives none of them away. */
public final class Fingerprint {

  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest;

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** Adds a part, as its {@code toString} says it. */
  public Fingerprint with(Object part) {
    byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
    // its length before it, so that "ab", "c" is not "a", "bc"
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /** Adds what is in a file. */
  public Fingerprint withContent(Path file) throws IOException {
    with(Files.size(file));
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return this;
  }

  /** Returns it as 64 digits; to be called once. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
