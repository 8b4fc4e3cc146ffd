package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@HazardInfo(
    id = "enum-value-used-before-commit",
    summary = "New enum value used in the transaction that adds it",
    danger = "the server refuses to use it before COMMIT, and the deployment stops",
    remedy = "use it in a later script",
    asksFor = AlterObject.class)
final class EnumValueUsedBeforeCommit extends Hazard {

  private static final Pattern ADDED =
      Pattern.compile(
          "ADD VALUE (?:IF NOT EXISTS )?('(?:[^']++|'')++').*", Pattern.CASE_INSENSITIVE);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(AlterObject.class)
        .filter(alter -> alter.kind() == ObjectKind.TYPE && !madeHere(evidence, alter))
        .flatMap(
            alter ->
                added(alter).stream()
                    .flatMap(
                        value ->
                            user(evidence, value).stream()
                                .map(step -> danger(value, step).cured(alone(alter)))));
  }

  private static Optional<String> added(AlterObject alter) {
    Matcher added = ADDED.matcher(alter.action());
    return added.matches() ? Optional.of(added.group(1)) : Optional.empty();
  }

  /** sql-altertype: a value may be used at once where its type is of the same transaction. */
  private static boolean madeHere(Evidence evidence, AlterObject alter) {
    return evidence.transaction().earlier().stream()
        .flatMap(step -> step.read().operations().stream())
        .anyMatch(
            operation ->
                operation instanceof CreateObject create
                    && create.kind() == ObjectKind.TYPE
                    && create.name().equals(alter.name()));
  }

  private static Optional<Step> user(Evidence evidence, String value) {
    return evidence.transaction().later().stream()
        .filter(step -> step.read().operations().stream().noneMatch(AlterObject.class::isInstance))
        .filter(
            step ->
                step.read().statement().tokens().stream()
                    .anyMatch(
                        token -> token.kind() == Token.Kind.STRING && token.text().equals(value)))
        .findFirst();
  }

  private static Cure alone(AlterObject alter) {
    String adding =
        alter.action().replaceFirst("ADD VALUE (?:IF NOT EXISTS )?", "ADD VALUE IF NOT EXISTS ");
    String type = Quoted.name(Table.named(alter.name()));
    return new Cure(
        List.of(
            new Cure.Step(
                List.of("ALTER TYPE %s %s".formatted(type, adding)),
                true,
                false,
                "and what uses it in a script behind this one")));
  }

  private static Danger danger(String value, Step step) {
    return Danger.of(
        "line %d uses %s, which the server refuses before this transaction has committed"
            .formatted(step.read().statement().place().line(), value));
  }
}
