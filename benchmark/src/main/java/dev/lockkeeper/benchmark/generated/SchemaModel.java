package dev.lockkeeper.benchmark.generated;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** What stands after the scripts so far, as far as later ones have to know it. */
final class SchemaModel {

  /** A constraint that holds for new rows alone. */
  record Unvalidated(String table, String constraint) {}

  private final Random random;
  private final List<TableModel> tables = new ArrayList<>();
  private final List<String> codes = new ArrayList<>();
  private final Deque<Unvalidated> unvalidated = new ArrayDeque<>();
  private int number;

  SchemaModel(Random random) {
    this.random = random;
  }

  /** Returns a number that nothing has been named with. */
  int nextNumber() {
    return ++number;
  }

  /** Returns a table that is only known once it is kept. */
  TableModel create(String name) {
    return new TableModel(name);
  }

  void keep(TableModel table) {
    tables.add(table);
  }

  void remove(TableModel table) {
    tables.remove(table);
  }

  Optional<TableModel> any() {
    return any(table -> true);
  }

  /** Returns some table of which that is true; a few tries, then none. */
  Optional<TableModel> any(Predicate<TableModel> wanted) {
    for (int tries = 0; tries < 20 && !tables.isEmpty(); tries++) {
      TableModel table = tables.get(random.nextInt(tables.size()));
      if (wanted.test(table)) {
        return Optional.of(table);
      }
    }
    return Optional.empty();
  }

  void addCodes(String table) {
    codes.add(table);
  }

  Optional<String> anyCodes() {
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(codes.get(random.nextInt(codes.size())));
  }

  void validateLater(String table, String constraint) {
    unvalidated.add(new Unvalidated(table, constraint));
  }

  /** Returns the oldest constraint that waits for its validation, and forgets it. */
  Optional<Unvalidated> unvalidated() {
    return Optional.ofNullable(unvalidated.poll());
  }
}
