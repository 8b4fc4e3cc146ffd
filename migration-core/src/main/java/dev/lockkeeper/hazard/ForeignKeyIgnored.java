package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Ignores;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import java.util.stream.Stream;

/**
 * A warning, because nothing breaks today: only what was meant to be kept out comes in.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html">FOREIGN KEY
 *     Constraints</a>
 */
@HazardInfo(
    id = "foreign-key-ignored",
    severity = Severity.WARNING,
    summary = "REFERENCES beside a column makes no foreign key",
    danger =
        "MySQL before 9.0 reads it and forgets it: rows without a parent come in, and ON DELETE"
            + " does nothing",
    remedy = "write FOREIGN KEY (column) REFERENCES … as a line of its own, or leave it out",
    asksFor = Ignores.class)
final class ForeignKeyIgnored extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .effects(Ignores.class)
        .map(
            ignores ->
                Danger.to(
                    ignores.table(),
                    "%s makes no foreign key: the server reads it and forgets it"
                        .formatted(ignores.what())));
  }
}
