package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import java.util.List;

/**
 * The second key beside a PRIMARY KEY or UNIQUE of a column: an index until the exchange.
 *
 * @param wider the column
 * @param first the key
 */
record KeyTwin(WiderColumn wider, Constraint first) implements Twin {

  @Override
  public Cure beside() {
    String columns = Quoted.list(wider.moved(first.columns()));
    return IndexTwin.built(second(), wider, true, (columns + " " + first.details()).strip());
  }

  @Override
  public List<String> freed() {
    return List.of("%s DROP CONSTRAINT %s".formatted(wider.alter(), name()));
  }

  @Override
  public List<String> named() {
    return List.of(
        "%s ADD CONSTRAINT %s %s USING INDEX %s%s"
            .formatted(
                wider.alter(),
                name(),
                first.kind() == Kind.PRIMARY_KEY ? "PRIMARY KEY" : "UNIQUE",
                Quoted.name(second()),
                first.deferral().sql()));
  }

  private String name() {
    return Quoted.name(DefaultName.of(wider.table(), first));
  }

  @Override
  public String second() {
    return WiderColumn.other(DefaultName.of(wider.table(), first));
  }

  @Override
  public boolean isTaken() {
    return wider.standing().schema().isTaken(wider.table().sibling(second()));
  }
}
