package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.schema.Difference.EnumValueGone;
import java.util.stream.Stream;

@HazardInfo(
    id = "enum-value-removed-breaks-release",
    summary = "Enum value dropped or renamed",
    danger = "every statement of the running release that writes it or compares with it fails",
    remedy =
        "leave the value in the type until no release uses it; a new name is a new value, and the"
            + " old one goes in a later release",
    comparison = true,
    asksFor = EnumValueGone.class)
final class EnumValueRemovedBreaksRelease extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .differences(EnumValueGone.class)
        .map(
            gone ->
                Danger.to(
                    gone.table(),
                    "the running release fails where it names '%s', which type %s no longer has"
                        .formatted(gone.value(), gone.table())));
  }
}
