package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.TableOption;
import java.util.stream.Stream;

/** A warning, because no script shows as whom the running release is connected. */
@HazardInfo(
    id = "privilege-loss-breaks-release",
    severity = Severity.WARNING,
    summary = "Privilege, owner or role taken away",
    danger = "statements of the running release that need it are refused at once",
    remedy = "grant the new one now, and revoke the old one a release after the last that needs it",
    asksFor = {AlterObject.class, DropObject.class, ChangeTableOption.class})
final class PrivilegeLossBreaksRelease extends Hazard {

  private static final String LOCKED_OUT =
      "(?s).*\\b(?:NOLOGIN|PASSWORD|NOSUPERUSER|NOBYPASSRLS|CONNECTION LIMIT|VALID UNTIL)\\b.*";

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> revoked =
        evidence
            .operations(AlterObject.class)
            .filter(alter -> alter.kind() == ObjectKind.PRIVILEGE)
            .filter(alter -> alter.action().startsWith("REVOKE"))
            .filter(alter -> alter.on().filter(evidence::born).isEmpty())
            .map(
                revoke ->
                    Danger.of("what needs a privilege on %s is refused".formatted(revoke.name())));
    Stream<Danger> roles =
        evidence
            .operations(AlterObject.class)
            .filter(alter -> alter.kind() == ObjectKind.ROLE && alter.action().matches(LOCKED_OUT))
            .map(
                alter ->
                    Danger.of("whoever is connected as %s may be refused".formatted(alter.name())));
    Stream<Danger> dropped =
        evidence
            .operations(DropObject.class)
            .filter(drop -> drop.kind() == ObjectKind.ROLE)
            .map(drop -> Danger.of("nobody can connect as %s any more".formatted(drop.name())));
    Stream<Danger> owners =
        evidence
            .operations(ChangeTableOption.class)
            .filter(
                change -> change.option() == TableOption.OWNER && !evidence.born(change.table()))
            .map(
                change ->
                    Danger.to(
                        change.table(),
                        "the owner that %s had may be refused".formatted(change.table())));
    return Stream.of(revoked, roles, dropped, owners).flatMap(dangers -> dangers);
  }
}
