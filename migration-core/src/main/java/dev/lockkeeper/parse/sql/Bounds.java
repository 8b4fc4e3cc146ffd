package dev.lockkeeper.parse.sql;

import dev.lockkeeper.script.Token;
import java.util.List;

/** Knows what keeps the rows of a join few: that they are written out, or that values are given. */
public final class Bounds {

  private Bounds() {}

  /** Returns whether rows are written out there, or something has to equal what is. */
  public static boolean in(List<Token> written) {
    for (int i = 0; i < written.size(); i++) {
      boolean one = written.get(i).is("=") && isLiteral(written, i + 1);
      boolean some = written.get(i).is("IN") && isLiteral(written, i + 2);
      boolean range = written.get(i).is("BETWEEN") && isLiteral(written, i + 1);
      if (one || some || range || written.get(i).is("VALUES")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLiteral(List<Token> written, int at) {
    return at < written.size()
        && (written.get(at).kind() == Token.Kind.STRING
            || written.get(at).kind() == Token.Kind.NUMBER);
  }
}
