package dev.lockkeeper.parse;

import dev.lockkeeper.operation.CatalogQuestion;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.BodyFollower;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Swallowed;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a DO block while it is cut, so that each guard finds what stands before it done. */
final class FollowedBlock implements BodyFollower {

  private final SearchPath path;
  private final KnownCatalog known;
  private final boolean runs;
  private final Function<Statement, List<Operation>> reader;
  private final List<Operation> operations = new ArrayList<>();
  private final GuardedDeeds deeds = new GuardedDeeds();
  private List<CatalogQuestion> unanswered = List.of();

  /** The statement that FOUND tells of; none where a branch stands between. */
  private List<Token> last = List.of();

  /**
   * @param runs whether the block itself is surely run where it stands
   */
  FollowedBlock(
      SearchPath path,
      KnownCatalog known,
      boolean runs,
      Function<Statement, List<Operation>> reader) {
    this.path = path;
    this.known = known;
    this.runs = runs;
    this.reader = reader;
  }

  @Override
  public void statement(Statement statement, boolean surely) {
    last = statement.tokens();
    List<Operation> asked = reader.apply(statement);
    deeds.took(statement.place(), asked);
    for (Operation operation : asked) {
      if (surely && runs) {
        known.took(operation, true);
      } else {
        // what a guard asks for is there behind it, whether it was there before or not
        known.tookFor(unanswered, operation);
      }
      operations.add(operation);
    }
  }

  @Override
  public void swallowed(Swallowed handler) {
    deeds.under(handler).ifPresent(operations::add);
  }

  @Override
  public Optional<Boolean> holds(List<Token> condition) {
    CatalogCondition guard = new CatalogCondition(path, known, last);
    Optional<Boolean> holds = guard.holds(condition);
    unanswered = guard.unanswered();
    last = List.of();
    return holds;
  }

  @Override
  public Optional<List<List<String>>> childrenOf(String table) {
    return CatalogConditions.relation(table, path)
        .flatMap(known::below)
        .map(children -> children.stream().map(FollowedBlock::parts).toList());
  }

  private static List<String> parts(Table table) {
    return table
        .schema()
        .map(schema -> List.of(schema, table.name()))
        .orElse(List.of(table.name()));
  }

  /** Returns what the block asks, in order. */
  List<Operation> operations() {
    return List.copyOf(operations);
  }
}
