package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.schema.Index;
import java.util.List;

/**
 * The second index beside one that names a column, built while work goes on.
 *
 * @param wider the column
 * @param first the index, whose definition is known
 */
record IndexTwin(WiderColumn wider, Index first) implements Twin {

  @Override
  public Cure beside() {
    return built(second(), wider, first.unique(), wider.moved(first).definition().orElseThrow());
  }

  /** An interrupted build leaves an invalid index. */
  static Cure built(String name, WiderColumn wider, boolean unique, String definition) {
    return Cure.NONE.thenOutsideTransaction(
        "DROP INDEX CONCURRENTLY IF EXISTS " + Quoted.name(wider.table().sibling(name)),
        "CREATE %sINDEX CONCURRENTLY %s ON %s %s"
            .formatted(unique ? "UNIQUE " : "", Quoted.name(name), wider.of(), definition));
  }

  @Override
  public List<String> freed() {
    return List.of("DROP INDEX " + Quoted.name(first.qualifiedName()));
  }

  @Override
  public List<String> named() {
    return List.of(
        "ALTER INDEX %s RENAME TO %s"
            .formatted(Quoted.name(wider.table().sibling(second())), Quoted.name(first.name())));
  }

  @Override
  public String second() {
    return WiderColumn.other(first.name());
  }

  @Override
  public boolean isTaken() {
    return wider.standing().schema().isTaken(wider.table().sibling(second()));
  }
}
