package dev.lockkeeper.rehearsal;

import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Token;
import java.util.Locale;
import java.util.Set;

/** What a statement's first words say about how to look at it. */
record Head(Statement statement) {

  private static final Set<String> PLAIN_DML =
      Set.of(
          "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "COPY", "VALUES", "TABLE", "(");

  private static final Set<String> ENDS = Set.of("COMMIT", "END", "ROLLBACK", "ABORT");

  boolean isPlainDml() {
    return PLAIN_DML.contains(first());
  }

  boolean isTruncate() {
    return first().equals("TRUNCATE");
  }

  boolean isAlter() {
    return first().equals("ALTER");
  }

  /** Returns whether the script itself ends its transaction, so that the rest runs in others. */
  boolean endsTransaction() {
    return ENDS.contains(first()) && statement.tokens().stream().noneMatch(token -> token.is("TO"));
  }

  /**
   * Returns whether it may take locks in a subtransaction and free them by rolling that back; a
   * Java migration may do anything.
   */
  boolean mayFreeLocksEarly() {
    return isJava() || first().equals("CALL") || (first().equals("DO") && mentions("EXCEPTION"));
  }

  /** Returns whether it does something else where it would have to wait. */
  boolean mayRefuseToWait() {
    return mentions("NOWAIT") || mentions("SKIP_LOCKED") || mentions("SKIP LOCKED");
  }

  /** Returns whether what it locks is for the rows to say, so that other rows say other things. */
  boolean locksAsRowsSay() {
    return isJava() || isPlainDml() || first().equals("CALL") || first().equals("DO");
  }

  /** Returns whether the session may have forgotten afterwards what was prepared in it. */
  boolean mayForgetPrepared() {
    return isJava() || mentions("DEALLOCATE") || mentions("DISCARD");
  }

  /** Returns whether it may give tables other names without locking them. */
  boolean mayRenameSchema() {
    return isJava() || mentions("SCHEMA");
  }

  private boolean isJava() {
    return statement.tokens().isEmpty();
  }

  private boolean mentions(String word) {
    return statement.sql().toUpperCase(Locale.ROOT).contains(word);
  }

  private String first() {
    return statement.tokens().stream().findFirst().map(Token::keyword).orElse("");
  }
}
