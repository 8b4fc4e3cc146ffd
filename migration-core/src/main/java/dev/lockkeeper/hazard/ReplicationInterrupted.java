package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.TableOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A warning, because a script shows neither who subscribes nor what a slot still holds.
 *
 * @see <a href="https://www.postgresql.org/docs/current/logical-replication-publication.html">
 *     Publication</a>: a table without replica identity refuses UPDATE and DELETE once it publishes
 *     them
 */
@HazardInfo(
    id = "replication-interrupted",
    severity = Severity.WARNING,
    summary = "Publication, subscription or replica identity taken away or missing",
    danger =
        "subscribers miss rows for good, or UPDATE and DELETE of a published table are refused",
    remedy =
        "give a table its primary key before it is published, and change publisher and subscribers"
            + " together, outside of the application's migrations",
    asksFor = {
      CreateObject.class,
      DropObject.class,
      AlterObject.class,
      ChangeTableOption.class,
      DropConstraint.class,
      DropColumn.class,
      DropIndex.class
    })
final class ReplicationInterrupted extends Hazard {

  private static final Set<ObjectKind> LINKS =
      Set.of(ObjectKind.PUBLICATION, ObjectKind.SUBSCRIPTION);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> dropped =
        evidence
            .operations(DropObject.class)
            .filter(drop -> LINKS.contains(drop.kind()))
            .map(
                drop ->
                    Danger.of(
                        "what subscribes to %s misses every later row".formatted(drop.name())));
    Stream<Danger> narrowed =
        evidence
            .operations(AlterObject.class)
            .filter(alter -> LINKS.contains(alter.kind()))
            .filter(alter -> alter.action().matches("(?s)(?:DROP|SET|DISABLE|OWNER)\\b.*"))
            .map(
                alter ->
                    Danger.of(
                        "what %s no longer carries is missed for good".formatted(alter.name())));
    List<Danger> missing = new ReplicaIdentities(evidence).missing().toList();
    Stream<Danger> identities =
        evidence
            .operations(ChangeTableOption.class)
            .filter(change -> change.option() == TableOption.REPLICA_IDENTITY)
            .filter(change -> change.detail().contains("NOTHING") && !evidence.born(change.table()))
            .filter(change -> missing.isEmpty())
            .map(
                change ->
                    Danger.to(
                        change.table(),
                        "UPDATE and DELETE of %s are refused where it is published"
                            .formatted(change.table())));
    return Stream.of(dropped, narrowed, identities, missing.stream()).flatMap(dangers -> dangers);
  }
}
