package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Cure.Step;
import dev.lockkeeper.operation.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The script in which a second column takes the place of the first, under a short lock.
 *
 * @param wider the column
 */
record ColumnExchange(WiderColumn wider) {

  Cure cure() {
    Twins twins = new Twins(wider);
    CountingIdentity identity = new CountingIdentity(wider);
    List<String> all = new ArrayList<>(twins.constraintsFreed());
    if (wider.column().notNull()) {
      all.add("%s ALTER COLUMN %s SET NOT NULL".formatted(wider.alter(), wider.other()));
      all.add(SecondColumn.dropOfCheck(wider));
    }
    all.add(SecondColumn.dropOfTrigger(wider));
    all.add("DROP FUNCTION IF EXISTS %s()".formatted(wider.helperInSchema()));
    all.addAll(identity.handedOver());
    all.addAll(twins.indexesFreed());
    all.addAll(freed());
    all.addAll(named());
    all.addAll(twins.named());
    if (wider.column().notNull()) {
      all.add(requiredAsBefore());
    }
    return new Cure(
        List.of(
            new Step(
                List.of(
                    "SET LOCAL lock_timeout = '3s'", wider.unlessDone(identity.declared(), all)),
                true,
                false,
                ("%s stands last from here on, without a comment and grants of its own: no"
                        + " release may write or read this table without naming columns")
                    .formatted(wider.column().name()))));
  }

  /** The old column gives away what it has: nobody fills it any more. */
  private List<String> freed() {
    List<String> all = new ArrayList<>();
    if (wider.column().notNull()) {
      all.add("%s ALTER COLUMN %s DROP NOT NULL".formatted(wider.alter(), wider.name()));
    }
    makesValues()
        .ifPresent(
            value -> {
              all.add("%s ALTER COLUMN %s DROP DEFAULT".formatted(wider.alter(), wider.name()));
              all.add(
                  "%s ALTER COLUMN %s SET DEFAULT %s"
                      .formatted(wider.alter(), wider.other(), value));
            });
    return all;
  }

  private Optional<String> makesValues() {
    if (wider.isIdentity()) {
      return Optional.empty();
    }
    return wider
        .sequence()
        .map(it -> "nextval('%s'::regclass)".formatted(Quoted.name(it).replace("'", "''")))
        .or(() -> wider.column().defaultValue().map(Expression::sql));
  }

  private List<String> named() {
    String away = Quoted.name(wider.column().name() + "_old");
    List<String> all = new ArrayList<>();
    all.add(renamed(wider.name(), away));
    all.add(renamed(wider.other(), wider.name()));
    all.add(renamed(away, wider.other()));
    return all;
  }

  /** From 18 on NOT NULL is a constraint with a name, which keeps that of the second column. */
  private String requiredAsBefore() {
    String second = required(WiderColumn.other(wider.column().name()));
    return ("IF EXISTS (SELECT FROM pg_constraint WHERE conrelid = '%s'::regclass\n"
            + "      AND conname = '%s') THEN\n    %s RENAME CONSTRAINT %s TO %s;\n  END IF")
        .formatted(
            wider.of().replace("'", "''"),
            second.replace("'", "''"),
            wider.alter(),
            Quoted.name(second),
            Quoted.name(required(wider.column().name())));
  }

  private String required(String column) {
    return "%s_%s_not_null".formatted(wider.table().name(), column);
  }

  private String renamed(String from, String to) {
    return "%s RENAME COLUMN %s TO %s".formatted(wider.alter(), from, to);
  }
}
