package dev.lockkeeper.parse.sql;

import java.util.regex.Pattern;

/** Says why a statement cannot be read, in words fit for {@code Operation.Unrecognized}. */
public final class NotUnderstoodException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 95;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  public NotUnderstoodException(String because) {
    super(shortened(because), null, false, false);
  }

  /** Returns the reason, on one line of bounded length. */
  public String because() {
    return getMessage();
  }

  /** Returns the text on one line of bounded length. */
  public static String shortened(String because) {
    String line = BLANKS.matcher(because.strip()).replaceAll(" ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
