package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.TableOption;
import java.util.Arrays;
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
      "(?s)RENAME TO .*|.*\\b(?:NOLOGIN|PASSWORD|NOSUPERUSER|NOBYPASSRLS|CONNECTION LIMIT|VALID UNTIL)"
          + "\\b.*";

  /** Whoever calls a function or reads a view needs the owner's privileges no longer, or now. */
  private static final String OTHERS_RIGHTS =
      "(?is).*\\bSECURITY INVOKER\\b.*|SET ?\\(.*security_invoker(?! ?= ?(?:false|off|0)).*";

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> revoked =
        evidence
            .operations(AlterObject.class)
            .filter(alter -> alter.kind() == ObjectKind.PRIVILEGE)
            .filter(alter -> alter.action().startsWith("REVOKE"))
            .filter(alter -> !alter.action().startsWith("REVOKE GRANT OPTION"))
            .filter(alter -> !isNew(alter, evidence))
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
    Stream<Danger> objects =
        evidence
            .operations(AlterObject.class)
            .filter(
                alter ->
                    alter.action().startsWith("OWNER TO ") || alter.action().matches(OTHERS_RIGHTS))
            .filter(alter -> !new MadeHere(evidence).is(alter.kind(), alter.name()))
            .map(
                alter ->
                    Danger.of(
                        "what the owner that %s had may do is refused to others, or to that owner"
                            .formatted(alter.name())));
    return Stream.of(revoked, roles, dropped, owners, objects).flatMap(dangers -> dangers);
  }

  /** A privilege's name says what it is on: {@code function tax(integer)}. */
  private static boolean isNew(AlterObject revoke, Evidence evidence) {
    if (revoke.on().filter(evidence::born).isPresent()) {
      return true;
    }
    MadeHere made = new MadeHere(evidence);
    String name = revoke.name().replaceFirst("(?s)^\\w+ (?=[^ (]+(?: ?\\(.*)?$)", "");
    String bare = name.replaceFirst("(?s) ?\\(.*", "");
    String plain = bare.replaceFirst("^public\\.", "");
    return Arrays.stream(ObjectKind.values())
        .anyMatch(kind -> made.is(kind, bare) || made.is(kind, plain));
  }
}
