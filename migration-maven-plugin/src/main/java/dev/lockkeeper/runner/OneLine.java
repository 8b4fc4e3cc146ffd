package dev.lockkeeper.runner;

import java.util.regex.Pattern;

/** The part of a foreign message that may be shown: its first line, without addresses. */
final class OneLine {

  private static final int LONGEST = 300;

  /** A JDBC address may carry a password. */
  private static final Pattern ADDRESS = Pattern.compile("jdbc:\\S+");

  private OneLine() {}

  static String of(String message) {
    String line = message.strip().lines().findFirst().orElse("no reason given").strip();
    String shown = ADDRESS.matcher(line).replaceAll("jdbc:…");
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
  }
}
