package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import java.util.List;

/**
 * The second constraint beside one that can be validated while work goes on. Both hold until the
 * exchange: the values that they look at are the same.
 *
 * @param wider the column
 * @param owner the table that has the constraint
 * @param first a CHECK or a foreign key
 * @param body of the second one
 */
record LaterTwin(WiderColumn wider, Table owner, Constraint first, String body) implements Twin {

  @Override
  public Cure beside() {
    String added =
        "%s ADD CONSTRAINT %s %s NOT VALID".formatted(alter(), Quoted.name(second()), body);
    Cure cure = Cure.NONE.then(wider.unlessDone(List.of(absence(), added)));
    return first.notValid()
        ? cure
        : cure.then(
            wider.unlessDone(
                List.of("%s VALIDATE CONSTRAINT %s".formatted(alter(), Quoted.name(second())))));
  }

  String absence() {
    return "%s DROP CONSTRAINT IF EXISTS %s".formatted(alter(), Quoted.name(second()));
  }

  @Override
  public List<String> freed() {
    return List.of("%s DROP CONSTRAINT %s".formatted(alter(), Quoted.name(name())));
  }

  @Override
  public List<String> named() {
    return List.of(
        "%s RENAME CONSTRAINT %s TO %s"
            .formatted(alter(), Quoted.name(second()), Quoted.name(name())));
  }

  private String alter() {
    return "ALTER TABLE " + Quoted.name(owner);
  }

  private String name() {
    return DefaultName.of(owner, first);
  }

  @Override
  public String second() {
    return WiderColumn.other(name());
  }

  @Override
  public boolean isTaken() {
    return wider
        .standing()
        .schema()
        .table(owner)
        .flatMap(shape -> shape.constraint(second()))
        .isPresent();
  }
}
