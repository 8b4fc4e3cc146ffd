package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Token;
import java.util.List;

/**
 * Reads PostgreSQL statements; what is not surely understood becomes {@link
 * Operation.Unrecognized}, never silence.
 *
 * <p>Names are as the catalog stores them. The default schema is left out; whoever compares with a
 * catalog leaves it out there too.
 */
public final class OperationReader implements AutoCloseable {

  private static final int DEEPEST = 100;

  /** Where names without a schema belong, unless something else is configured. */
  public static final String DEFAULT_SCHEMA = "public";

  private final String defaultSchema;
  private final BodyReader bodies = new BodyReader(this);

  /** Makes a reader for scripts that run in {@code public}. */
  public OperationReader() {
    this(DEFAULT_SCHEMA);
  }

  /**
   * Makes a reader; it may be used for any number of statements, by one thread at a time.
   *
   * @param defaultSchema where names without a schema belong
   */
  public OperationReader(String defaultSchema) {
    this.defaultSchema = defaultSchema;
  }

  /**
   * Returns what the statement asks, what it runs in a body included: in its own, or in that of a
   * routine that an earlier statement created.
   */
  public List<Operation> read(Script script, Statement statement) {
    return bodies.read(script, statement);
  }

  /** Returns what the statement asks by itself, in order; at least one operation. */
  public List<Operation> read(Statement statement) {
    if (statement.broken().isPresent()) {
      return unrecognized(statement.broken().get());
    }
    List<Token> tokens = statement.tokens();
    if (tokens.isEmpty()) {
      return unrecognized("there is no statement here");
    }
    if (Tokens.depth(tokens) > DEEPEST) {
      return unrecognized("parentheses nested deeper than " + DEEPEST);
    }
    try {
      return List.copyOf(new Heads(new Tokens(tokens, defaultSchema)).read());
    } catch (NotUnderstoodException e) {
      return unrecognized(e.because());
    }
  }

  private static List<Operation> unrecognized(String because) {
    return List.of(new Operation.Unrecognized(NotUnderstoodException.shortened(because)));
  }

  /** Gives back what the reader holds. */
  @Override
  public void close() {}
}
