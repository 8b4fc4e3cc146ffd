package dev.lockkeeper.runner;

import java.util.regex.Pattern;

/**
 * The part of a foreign message that may be shown: its first line, without addresses or full stop.
 */
final class OneLine {

  private static final int LONGEST = 300;

  /** A JDBC address may carry a password. */
  private static final Pattern ADDRESS = Pattern.compile("jdbc:\\S+");

  private static final Pattern FULL_STOP = Pattern.compile("\\.$");

  private OneLine() {}

  static String of(String message) {
    String line = message.strip().lines().findFirst().orElse("no reason given").strip();
    String shown = FULL_STOP.matcher(ADDRESS.matcher(line).replaceAll("jdbc:…")).replaceFirst("");
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
  }
}
