package dev.lockkeeper.hazard;

import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.Traffic.WRITES;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import java.util.stream.Stream;

@HazardInfo(
    id = "domain-constraint-scans-tables",
    summary = "New constraint of a domain looks at every row of every table that uses it",
    danger = "writes to all of them queue while the rows are held against the condition",
    remedy =
        "put the condition into a CHECK of each table, NOT VALID first; for the domain itself no form"
            + " lets work go on: added NOT VALID it binds new values, but its VALIDATE makes writers"
            + " wait all the same",
    asksFor = AlterObject.class)
final class DomainConstraintScansTables extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AlterObject.class)
        .filter(alter -> alter.kind() == ObjectKind.DOMAIN)
        .flatMap(
            alter ->
                evidence
                    .waits(WRITES, PER_ROW)
                    .map(
                        wait ->
                            Danger.waiting(
                                wait.table(),
                                WRITES,
                                "writes to %s wait while its columns of %s are checked"
                                    .formatted(wait.table(), alter.name()))));
  }
}
