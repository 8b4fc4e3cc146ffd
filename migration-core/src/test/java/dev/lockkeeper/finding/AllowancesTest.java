package dev.lockkeeper.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.script.Allowance;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowancesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Place PLACE = new Place("db/V7__x.sql", 3, 1);

  @Test
  void anAllowanceAboveTheStatementAllowsThatHazardAlone() {
    List<Finding> findings =
        apply(List.of(allowance("index", "small table", Optional.empty())), List.of());
    assertThat(findings).extracting(Finding::hazard).containsExactly("index", "drop");
    assertThat(findings.get(0).allowed())
        .contains(new Allowed("small table", Optional.empty(), "script"));
    assertThat(findings.get(1).allowed()).isEmpty();
  }

  @Test
  void theLastDayStillHoldsAndTheNextDoesNot() {
    assertThat(apply(List.of(allowance("index", "why", Optional.of(TODAY))), List.of()))
        .extracting(Finding::hazard)
        .containsExactly("index", "drop");
    List<Finding> late =
        apply(List.of(allowance("index", "why", Optional.of(TODAY.minusDays(1)))), List.of());
    assertThat(late)
        .extracting(finding -> finding.hazard() + " " + finding.severity())
        .containsExactly("index ERROR", "drop ERROR", "allowance-expired ERROR");
    assertThat(late.get(0).allowed()).isEmpty();
  }

  @Test
  void withoutAReasonNothingIsAllowed() {
    List<Finding> findings = apply(List.of(allowance("index", "", Optional.empty())), List.of());
    assertThat(findings.get(0).allowed()).isEmpty();
    assertThat(findings.get(2).hazard()).isEqualTo("allowance-without-reason");
  }

  @Test
  void anAllowanceThatAllowsNothingIsAFinding() {
    List<Finding> stale = apply(List.of(allowance("rename", "why", Optional.empty())), List.of());
    assertThat(stale.get(2).hazard()).isEqualTo("allowance-unused");
    assertThat(stale.get(2).severity()).isEqualTo(Severity.WARNING);
    List<Finding> misspelt = apply(List.of(allowance("indx", "why", Optional.empty())), List.of());
    assertThat(misspelt.get(2).hazard()).isEqualTo("allowance-unreadable");
    assertThat(misspelt.get(2).severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void anAllowanceForWhatThisGateCannotFindIsNotStale() {
    assertThat(apply(List.of(allowance("measured", "why", Optional.empty())), List.of()))
        .extracting(Finding::hazard)
        .containsExactly("index", "drop");
  }

  @Test
  void thePolicyAllowsByFileNameOrPathAndStatement() {
    assertThat(allowedByPolicy("V7__x.sql", Optional.empty())).isTrue();
    assertThat(allowedByPolicy("db/V7__x.sql", Optional.of(1))).isTrue();
    assertThat(allowedByPolicy("db/V7__x.sql", Optional.of(2))).isFalse();
    assertThat(allowedByPolicy("7__x.sql", Optional.empty())).isFalse();
  }

  private static boolean allowedByPolicy(String script, Optional<Integer> statement) {
    PolicyEntry entry =
        new PolicyEntry("index", script, statement, "why", Optional.empty(), "entry 1");
    return apply(List.of(), List.of(entry)).get(0).allowed().isPresent();
  }

  private static List<Finding> apply(List<Allowance> above, List<PolicyEntry> policy) {
    Statement statement = new Statement(1, PLACE, "…", List.of(), above, Optional.empty());
    return new Allowances(
            policy,
            Set.of("index", "drop", "rename", "measured"),
            id -> !id.equals("measured"),
            TODAY)
        .apply(List.of(finding("index"), finding("drop")), List.of(statement));
  }

  private static Allowance allowance(String hazard, String because, Optional<LocalDate> until) {
    return new Allowance(hazard, until, because, new Place(PLACE.file(), 2, 1), Optional.empty());
  }

  private static Finding finding(String hazard) {
    return new Finding(
        hazard,
        Severity.ERROR,
        Agreement.NOT_OBSERVED,
        PLACE,
        1,
        "message",
        Cure.NONE,
        "remedy",
        "0123456789abcdef",
        Optional.empty());
  }
}
