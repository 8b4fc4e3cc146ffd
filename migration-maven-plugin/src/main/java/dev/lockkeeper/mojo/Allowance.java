package dev.lockkeeper.mojo;

import dev.lockkeeper.finding.PolicyEntry;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Place;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** An allowance written in the POM; Maven fills it by the names of its elements. */
public final class Allowance {

  private String hazard;
  private String script;
  private Integer statement;
  private String fingerprint;
  private String because;
  private String until;

  /** Returns it as an entry of the policy; what it lacks becomes a finding. */
  PolicyEntry entry() throws CheckImpossibleException {
    if (hazard == null || (script == null && fingerprint == null)) {
      throw new CheckImpossibleException(
          "An <allowance> in the POM lacks <hazard>, or both <script> and <fingerprint>",
          "Write <hazard>, <script> or <fingerprint>, and <because>");
    }
    return new PolicyEntry(
        hazard.strip(),
        Optional.ofNullable(script).map(String::strip),
        Optional.ofNullable(statement),
        Optional.ofNullable(fingerprint).map(String::strip),
        Optional.ofNullable(because).map(String::strip).orElse(""),
        last(),
        new Place("pom.xml", 1, 1));
  }

  private Optional<LocalDate> last() throws CheckImpossibleException {
    try {
      return Optional.ofNullable(until).map(String::strip).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw new CheckImpossibleException(
          "An <allowance> in the POM has the <until> '%s', which is no date".formatted(until),
          "Write it like 2026-12-31",
          e);
    }
  }
}
