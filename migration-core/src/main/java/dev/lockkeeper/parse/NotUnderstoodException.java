package dev.lockkeeper.parse;

import java.util.regex.Pattern;

/** Says why a statement cannot be read, in words fit for {@code Operation.Unrecognized}. */
final class NotUnderstoodException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 95;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  NotUnderstoodException(String because) {
    super(shortened(because), null, false, false);
  }

  String because() {
    return getMessage();
  }

  static String shortened(String because) {
    String line = BLANKS.matcher(because.strip()).replaceAll(" ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
