package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.SetSetting;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

@HazardInfo(
    id = "server-setting-changed",
    severity = Severity.WARNING,
    summary = "Setting of the whole server, of a database or of a role",
    danger =
        "every other application and session there gets it as well, and no rollback takes it back",
    remedy = "let those who run the server set it; a migration sets for itself, with SET LOCAL",
    asksFor = {AlterObject.class, SetSetting.class})
final class ServerSettingChanged extends Hazard {

  private static final Set<ObjectKind> SCOPES = Set.of(ObjectKind.DATABASE, ObjectKind.ROLE);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> objects =
        evidence
            .operations(AlterObject.class)
            .filter(alter -> isSystem(evidence) || setsFor(alter))
            .map(alter -> Danger.of("it holds for every session, beyond this migration"));
    Stream<Danger> globals =
        evidence
            .operations(SetSetting.class)
            .filter(
                set ->
                    set.scope() == SetSetting.Scope.GLOBAL
                        || set.scope() == SetSetting.Scope.PERSIST)
            .map(set -> Danger.of("%s is set for every later session".formatted(set.name())));
    return Stream.concat(objects, globals);
  }

  private static boolean setsFor(AlterObject alter) {
    return SCOPES.contains(alter.kind())
        && alter.action().matches("(?s)(?:IN DATABASE \\S+ )?(?:RE)?SET .*");
  }

  private static boolean isSystem(Evidence evidence) {
    List<Token> tokens = evidence.read().statement().tokens();
    return tokens.size() > 1 && tokens.get(0).is("ALTER") && tokens.get(1).is("SYSTEM");
  }
}
