package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.CreateObject;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A warning, because no script shows what the server's keepers have installed. */
@HazardInfo(
    id = "extension-creation-fails",
    severity = Severity.WARNING,
    summary = "CREATE EXTENSION without IF NOT EXISTS",
    danger =
        "the deployment stops where the extension is there already, as it is where those who run the"
            + " server have to install it",
    remedy = "say IF NOT EXISTS, which also needs no privilege where it is there already",
    asksFor = CreateObject.class)
final class ExtensionCreationFails extends Hazard {

  /** A body that asks the catalog first, or takes the error as an answer. */
  private static final Pattern LOOKS =
      Pattern.compile("(?i)\\b(?:pg_extension|duplicate_object)\\b");

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(CreateObject.class)
        .filter(create -> create.kind() == ObjectKind.EXTENSION && !create.guarded())
        .filter(create -> !LOOKS.matcher(evidence.read().statement().sql()).find())
        .map(
            create ->
                Danger.of("the deployment stops where %s is installed".formatted(create.name()))
                    .cured(guarded(evidence)));
  }

  private static Cure guarded(Evidence evidence) {
    return Cure.NONE.then(
        evidence
            .read()
            .statement()
            .sql()
            .replaceFirst("(?i)EXTENSION\\s+", "EXTENSION IF NOT EXISTS "));
  }
}
