package dev.lockkeeper.script;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Flyway's checksum of a script: the CRC-32 of its lines in UTF-8, line ends left out.
 *
 * <p>Computed here so that the enforcer needs no Flyway; a test holds it against Flyway's own.
 */
public final class Checksum {

  private Checksum() {}

  /** Returns the checksum that Flyway records for that text. */
  public static int of(String text) {
    CRC32 crc = new CRC32();
    text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }
}
