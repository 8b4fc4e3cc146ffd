package dev.lockkeeper.script;

import java.util.List;
import java.util.Optional;

/** The rows that follow {@code COPY … FROM stdin} in a script, up to a line with {@code \.}. */
final class CopyData {

  private CopyData() {}

  /** Returns whether the statement is one that such rows follow. */
  static boolean follows(List<Token> tokens) {
    if (!tokens.get(0).is("COPY")) {
      return false;
    }
    int depth = 0;
    for (int i = 1; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is("FROM")) {
        return tokens.get(i + 1).is("STDIN");
      }
    }
    return false;
  }

  /** Returns the offset behind the line that ends the data, or nothing where none does. */
  static Optional<Integer> end(String text, int terminatorEnd) {
    int line = nextLine(text, terminatorEnd);
    while (line < text.length()) {
      int next = nextLine(text, line);
      if (next - line < 80 && text.substring(line, next).strip().equals("\\.")) {
        return Optional.of(next);
      }
      line = next;
    }
    return Optional.empty();
  }

  private static int nextLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }
}
