package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How Flyway runs a script on PostgreSQL, which is not always how the server wants it run.
 *
 * <p>Flyway looks at the first few words of each statement and knows few forms: {@code REINDEX
 * TABLE CONCURRENTLY}, {@code DETACH PARTITION CONCURRENTLY} and {@code CALL} of a procedure that
 * commits go into a transaction, where the server refuses them. Every other statement counts as a
 * transactional one, {@code SET} and {@code SELECT} too.
 */
public enum TransactionModel {
  /** All in one transaction. */
  TRANSACTIONAL,
  /** Each statement on its own. */
  NON_TRANSACTIONAL,
  /** Not at all: Flyway refuses the script, unless it is told to allow {@code mixed}. */
  MIXED;

  /** No form that Flyway knows is longer. */
  private static final int WORDS = 4;

  private static final Set<String> WHOLE_SERVER = Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION");
  private static final Set<String> REINDEXED_AS_A_WHOLE = Set.of("SCHEMA", "DATABASE", "SYSTEM");

  /** Returns what its runner does with a script of those statements. */
  public static TransactionModel of(Script script, List<Statement> statements) {
    return script
        .execution()
        .inTransaction()
        .map(together -> together ? TRANSACTIONAL : NON_TRANSACTIONAL)
        .orElseGet(() -> of(statements));
  }

  /** Returns what Flyway does with a script of those statements and no configuration beside it. */
  public static TransactionModel of(List<Statement> script) {
    long outside = script.stream().filter(TransactionModel::runsOutsideTransaction).count();
    if (outside == 0) {
      return TRANSACTIONAL;
    }
    return outside == script.size() ? NON_TRANSACTIONAL : MIXED;
  }

  /** Returns whether Flyway takes the statement for one that cannot run in a transaction. */
  public static boolean runsOutsideTransaction(Statement statement) {
    List<String> words = words(statement.tokens());
    return switch (word(words, 0)) {
      case "CREATE", "DROP" -> WHOLE_SERVER.contains(word(words, 1)) || namesConcurrentIndex(words);
      case "ALTER" -> word(words, 1).equals("SYSTEM");
      case "REINDEX" ->
          REINDEXED_AS_A_WHOLE.contains(word(words, word(words, 1).equals("VERBOSE") ? 2 : 1));
      case "VACUUM" -> true;
      case "DISCARD" -> word(words, 1).equals("ALL");
      default -> false;
    };
  }

  private static boolean namesConcurrentIndex(List<String> words) {
    int index = word(words, 1).equals("UNIQUE") ? 2 : 1;
    return word(words, index).equals("INDEX") && word(words, index + 1).equals("CONCURRENTLY");
  }

  private static String word(List<String> words, int index) {
    return index < words.size() ? words.get(index) : "";
  }

  /**
   * The words that Flyway takes for keywords: outside parentheses, letters only, no dotted name.
   */
  private static List<String> words(List<Token> tokens) {
    List<String> words = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < tokens.size() && words.size() < WORDS; i++) {
      Token token = tokens.get(i);
      if (token.is("(")) {
        depth++;
      } else if (token.is(")")) {
        depth--;
      } else if (depth == 0 && isKeyword(token) && !isPartOfName(tokens, i)) {
        words.add(token.keyword());
      }
    }
    return words;
  }

  private static boolean isKeyword(Token token) {
    if (token.kind() != Token.Kind.WORD) {
      return false;
    }
    for (int i = 0; i < token.text().length(); i++) {
      char c = token.text().charAt(i);
      if (c != '_' && (c >= 128 || !Character.isLetter(c))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPartOfName(List<Token> tokens, int index) {
    return (index > 0 && tokens.get(index - 1).is("."))
        || (index + 1 < tokens.size() && tokens.get(index + 1).is("."));
  }
}
