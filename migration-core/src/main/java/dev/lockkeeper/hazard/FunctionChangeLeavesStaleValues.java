package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Signature;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.SchemaObject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A warning, because the new form may give the same for all that is stored.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-constraints.html">Check
 *     Constraints</a>, where the manual warns of it: PostgreSQL takes an IMMUTABLE function at its
 *     word
 */
@HazardInfo(
    id = "function-change-leaves-stale-values",
    severity = Severity.WARNING,
    summary = "Replaced function whose results an index, a column or a partition holds",
    danger =
        "what is stored comes from the old form: queries through the index miss rows, doubles get"
            + " in, and nobody is told",
    remedy =
        "give the new form another name, build index or column anew on it, and drop the old ones"
            + " when no release uses them; allow it where both give the same",
    asksFor = CreateObject.class)
final class FunctionChangeLeavesStaleValues extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(CreateObject.class)
        .filter(made -> made.kind() == ObjectKind.FUNCTION && made.guarded())
        .filter(made -> replaces(made, evidence.released()))
        .flatMap(
            made -> new StoredResults(Table.named(made.name()), evidence.before().schema()).all())
        .filter(
            stored -> !evidence.born(stored.table()) && stored.isIn(evidence.afterTransaction()))
        .map(
            stored ->
                Danger.to(
                    stored.table(),
                    "%s of %s %s".formatted(stored.what(), stored.table(), stored.fate())));
  }

  /** Routines of other parameters may share the name. */
  private static boolean replaces(CreateObject made, Schema released) {
    Table name = Table.named(made.name());
    Optional<SchemaObject> old = released.object(name.sibling(name.name() + "()"));
    Optional<Signature> now = made.definition().signature();
    return old.flatMap(known -> known.definition().signature())
        .map(was -> now.filter(is -> !is.takes().equals(was.takes())).isEmpty())
        .orElse(old.isPresent());
  }
}
