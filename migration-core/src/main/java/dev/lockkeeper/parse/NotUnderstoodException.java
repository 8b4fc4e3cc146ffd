package dev.lockkeeper.parse;

/** Says why a statement cannot be read, in words fit for {@code Operation.Unrecognized}. */
final class NotUnderstoodException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 95;

  NotUnderstoodException(String because) {
    super(shortened(because), null, false, false);
  }

  String because() {
    return getMessage();
  }

  static String shortened(String because) {
    String line = because.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
