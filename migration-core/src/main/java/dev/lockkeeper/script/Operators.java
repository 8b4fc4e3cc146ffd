package dev.lockkeeper.script;

/** Where PostgreSQL's operators end, which are rows of symbols. */
final class Operators {

  private static final String CHARACTERS = "+-*/<>=~!@#%^&|`?";

  // only an operator with one of these may end in + or -: the server reads =-1 as = and -1
  private static final String LETS_SIGN_END = "~!@#%^&|`?";

  // the server has no longer ones, so it matters to nobody where such a row is cut
  private static final int LONGEST = 63;

  private Operators() {}

  static boolean isPart(char c) {
    return CHARACTERS.indexOf(c) >= 0;
  }

  /** Returns the offset behind the operator that begins there. */
  static int end(String text, int start) {
    int end = start;
    boolean letsSignEnd = false;
    while (end < text.length() && isPart(text.charAt(end))) {
      if (text.startsWith("--", end) || text.startsWith("/*", end)) {
        break;
      }
      letsSignEnd |= LETS_SIGN_END.indexOf(text.charAt(end)) >= 0;
      end++;
    }
    if (letsSignEnd || end - start > LONGEST) {
      return end;
    }
    while (end - start > 1 && "+-".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }
}
