package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Catalog;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.mysql.MysqlGrammar;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.TokenCursor;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Token;
import java.util.List;

/**
 * Reads statements; what is not surely understood becomes {@link Operation.Unrecognized}, never
 * silence.
 *
 * <p>Names are as the catalog stores them. The default schema is left out; whoever compares with a
 * catalog leaves it out there too.
 */
public final class OperationReader implements AutoCloseable {

  private static final int DEEPEST = 100;

  /** Where names without a schema belong, unless something else is configured. */
  public static final String DEFAULT_SCHEMA = "public";

  private final Dialect dialect;
  private final Grammar grammar;
  private SearchPath path;
  private final KnownCatalog known;
  private final BodyReader bodies;

  /** Reads one statement's tokens in one dialect. */
  private interface Grammar {
    List<Operation> read(Statement statement) throws NotUnderstoodException;
  }

  /** Makes a reader for PostgreSQL scripts that run in {@code public}. */
  public OperationReader() {
    this(DEFAULT_SCHEMA);
  }

  /** Makes a reader for PostgreSQL scripts. */
  public OperationReader(String defaultSchema) {
    this(Dialect.POSTGRESQL, defaultSchema);
  }

  /**
   * Makes a reader; it may be used for the statements of one history in the order in which they
   * run, by one thread at a time.
   *
   * @param defaultSchema where names without a schema belong
   */
  public OperationReader(Dialect dialect, String defaultSchema) {
    this(dialect, defaultSchema, Catalog.UNKNOWN);
  }

  /**
   * Makes a reader that leaves the branches of blocks away of which the catalog says that they are
   * not taken.
   *
   * @param start what is known of the database before the first statement
   */
  public OperationReader(Dialect dialect, String defaultSchema, Catalog start) {
    this.known = new KnownCatalog(start);
    this.bodies = new BodyReader(this, known);
    this.dialect = dialect;
    this.path = SearchPath.of(defaultSchema);
    this.grammar =
        switch (dialect) {
          case POSTGRESQL -> statement -> new Heads(new Tokens(statement.tokens(), path)).read();
          case MYSQL -> new MysqlGrammar(defaultSchema)::read;
        };
  }

  /** Looks there for names without a schema from now on; MySQL has no such path. */
  public void lookIn(SearchPath names) {
    path = names;
  }

  /** Takes note of what a statement did that is not read here with its body. */
  public void passed(List<Operation> operations) {
    operations.forEach(operation -> known.took(operation, true));
  }

  /** Takes note that something was done of which nobody knows what. */
  public void lostSight() {
    known.lostSight();
  }

  /** Returns where names without a schema are looked for. */
  SearchPath path() {
    return path;
  }

  /**
   * Returns whether how a statement is read depends on those before it. Where it does not, any
   * number of threads may read statements by themselves at the same time.
   */
  public boolean remembers() {
    return dialect == Dialect.MYSQL;
  }

  /**
   * Returns what the statement asks, what it runs in a body included: in its own, or in that of a
   * routine that an earlier statement created. One thread at a time may ask for it.
   */
  public List<Operation> read(Script script, Statement statement) {
    return read(script, statement, read(statement));
  }

  /**
   * As the other, for a statement that was read by itself already.
   *
   * @param alone what it asks by itself
   */
  public List<Operation> read(Script script, Statement statement, List<Operation> alone) {
    return switch (script.dialect()) {
      case POSTGRESQL -> bodies.read(script, statement, alone);
      // its grammar reads bodies with the statements that hold them
      case MYSQL -> alone;
    };
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
    if (TokenCursor.depth(tokens) > DEEPEST) {
      return unrecognized("parentheses nested deeper than " + DEEPEST);
    }
    try {
      return List.copyOf(grammar.read(statement));
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
