package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many arguments a routine takes, as the statement says that makes or drops it.
 *
 * @param fewest that a call has to give
 * @param most that a call may give
 * @param said whether the statement says so at all
 */
record Parameters(int fewest, int most, boolean said) {

  private static final Parameters UNSAID = new Parameters(0, 0, false);

  /** Returns what stands in parentheses behind the routine's name. */
  static Parameters of(String routine, Statement statement) {
    String name = Table.named(routine).name();
    List<Token> tokens = statement.tokens();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      boolean named = tokens.get(i).text().replace("\"", "").toLowerCase(Locale.ROOT).equals(name);
      if (named && tokens.get(i + 1).is("(")) {
        return in(parts(tokens.subList(i + 2, tokens.size())));
      }
    }
    return UNSAID;
  }

  /** Returns whether every call with these finds a routine with those as well, types apart. */
  boolean areTakenBy(Parameters other) {
    return !said || !other.said || (other.fewest <= fewest && most <= other.most);
  }

  private static Parameters in(List<List<Token>> parts) {
    int fewest = 0;
    int most = 0;
    for (List<Token> part : parts) {
      Optional<Token> first = part.stream().findFirst();
      if (first.isPresent() && !first.get().is("OUT")) {
        most++;
        boolean optional = part.stream().anyMatch(token -> token.is("DEFAULT") || token.is("="));
        fewest += optional || first.get().is("VARIADIC") ? 0 : 1;
      }
    }
    return new Parameters(fewest, most, true);
  }

  /** Returns what commas part, up to the parenthesis that closes. */
  private static List<List<Token>> parts(List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    List<Token> part = new ArrayList<>();
    int depth = 1;
    for (Token token : tokens) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        break;
      }
      if (depth == 1 && token.is(",")) {
        parts.add(part);
        part = new ArrayList<>();
      } else {
        part.add(token);
      }
    }
    parts.add(part);
    return parts;
  }
}
