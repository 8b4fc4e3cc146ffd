package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.Query;
import java.util.ArrayList;
import java.util.List;

/** Marks what a called body or a prepared text asks, of which some may not be reached. */
final class Perhaps {

  private Perhaps() {}

  /** Returns the operations behind a query of nothing. */
  static List<Operation> reached(List<Operation> body) {
    List<Operation> operations = new ArrayList<>();
    operations.add(Query.NOTHING);
    body.stream().filter(one -> !one.equals(Query.NOTHING)).forEach(operations::add);
    return operations;
  }
}
