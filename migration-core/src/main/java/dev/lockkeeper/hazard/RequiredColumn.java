package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import java.util.List;

/**
 * How NOT NULL goes over to the second column; nothing of it where the first may have NULL.
 *
 * @param wider the column
 */
record RequiredColumn(WiderColumn wider) {

  /** SET NOT NULL skips its scan where a validated CHECK implies it. */
  Cure proven() {
    String check = Quoted.name(wider.helper());
    String added =
        "%s ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
            .formatted(wider.alter(), check, wider.other());
    return isOptional()
        ? Cure.NONE
        : Cure.NONE
            .then(wider.unlessDone(List.of(dropOfCheck(), added)))
            .then(
                wider.unlessDone(
                    List.of("%s VALIDATE CONSTRAINT %s".formatted(wider.alter(), check))));
  }

  List<String> demanded() {
    return isOptional()
        ? List.of()
        : List.of(
            "%s ALTER COLUMN %s SET NOT NULL".formatted(wider.alter(), wider.other()),
            dropOfCheck());
  }

  /** A key has to be gone before. */
  List<String> freed() {
    return isOptional()
        ? List.of()
        : List.of("%s ALTER COLUMN %s DROP NOT NULL".formatted(wider.alter(), wider.name()));
  }

  /** From 18 on NOT NULL is a constraint with a name, which keeps that of the second column. */
  List<String> named() {
    String first = named(wider.column().name());
    String second = named(WiderColumn.other(wider.column().name()));
    return isOptional()
        ? List.of()
        : List.of(
            ("IF EXISTS (SELECT FROM pg_constraint WHERE conrelid = '%s'::regclass\n"
                    + "      AND conname = '%s') THEN\n    %s RENAME CONSTRAINT %s TO %s;\n  END IF")
                .formatted(
                    wider.of().replace("'", "''"),
                    second.replace("'", "''"),
                    wider.alter(),
                    Quoted.name(second),
                    Quoted.name(first)));
  }

  private String named(String column) {
    return "%s_%s_not_null".formatted(wider.table().name(), column);
  }

  private String dropOfCheck() {
    return "%s DROP CONSTRAINT IF EXISTS %s".formatted(wider.alter(), Quoted.name(wider.helper()));
  }

  private boolean isOptional() {
    return !wider.column().notNull();
  }
}
