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
    return apply(List.of(), List.of(entry("index", script, statement, "why", Optional.empty())))
        .get(0)
        .allowed()
        .isPresent();
  }

  @Test
  void aFingerprintMeansOneFinding() {
    PolicyEntry right = fingerprinted("0123456789abcdef");
    PolicyEntry other = fingerprinted("fedcba9876543210");

    assertThat(apply(List.of(), List.of(right)).get(0).allowed()).isPresent();
    assertThat(apply(List.of(), List.of(other)).get(0).allowed()).isEmpty();
  }

  @Test
  void aFaultyEntryOfThePolicyIsAFindingWhereItIsWritten() {
    List<Finding> findings =
        apply(
            List.of(),
            List.of(
                entry("indx", "V7__x.sql", Optional.empty(), "why", Optional.empty()),
                entry("index", "V7__x.sql", Optional.empty(), "", Optional.empty()),
                entry("index", "V7__x.sql", Optional.empty(), "why", Optional.of(LocalDate.MIN)),
                entry("rename", "V7__x.sql", Optional.empty(), "why", Optional.empty()),
                entry("measured", "V7__x.sql", Optional.empty(), "why", Optional.empty()),
                entry("rename", "V6__released.sql", Optional.empty(), "why", Optional.empty()),
                entry(
                    "indx", "V1__of_another_history.sql", Optional.empty(), "", Optional.empty())));

    assertThat(findings.subList(0, 2)).allMatch(finding -> finding.allowed().isEmpty());
    assertThat(findings.subList(2, findings.size()))
        .extracting(finding -> finding.place() + " " + finding.hazard() + " " + finding.severity())
        .containsExactly(
            "policy.yaml:4 allowance-unreadable ERROR",
            "policy.yaml:4 allowance-without-reason ERROR",
            "policy.yaml:4 allowance-expired ERROR",
            "policy.yaml:4 allowance-unused WARNING");
  }

  @Test
  void whatWasAcceptedDoesNotRefuseAndWhatWasCuredIsTold() {
    Accepted accepted =
        new Accepted(
            "accepted.yaml",
            List.of(
                new Accepted.Entry("0123456789abcdef", "index", PLACE.file(), TODAY),
                new Accepted.Entry("1111111111111111", "rename", PLACE.file(), TODAY),
                new Accepted.Entry("2222222222222222", "measured", PLACE.file(), TODAY),
                new Accepted.Entry("3333333333333333", "rename", "elsewhere.sql", TODAY)));

    List<Finding> findings = apply(List.of(), List.of(), accepted);

    assertThat(findings.get(0).allowed().orElseThrow().where()).isEqualTo("accepted");
    assertThat(findings.get(1).allowed()).as("another hazard, another matter").isEmpty();
    assertThat(findings.subList(2, findings.size()))
        .singleElement()
        .satisfies(
            cured -> {
              assertThat(cured.severity()).isEqualTo(Severity.INFO);
              assertThat(cured.message())
                  .isEqualTo(
                      "1 of the accepted findings is found no more, the first was rename in"
                          + " db/V7__x.sql: migration:accept forgets it");
            });
  }

  private static PolicyEntry fingerprinted(String fingerprint) {
    return new PolicyEntry(
        "index",
        Optional.empty(),
        Optional.empty(),
        Optional.of(fingerprint),
        "why",
        Optional.empty(),
        new Place("policy.yaml", 4, 1));
  }

  private static PolicyEntry entry(
      String hazard,
      String script,
      Optional<Integer> statement,
      String because,
      Optional<LocalDate> until) {
    return new PolicyEntry(
        hazard,
        Optional.of(script),
        statement,
        Optional.empty(),
        because,
        until,
        new Place("policy.yaml", 4, 1));
  }

  private static List<Finding> apply(List<Allowance> above, List<PolicyEntry> policy) {
    return apply(above, policy, Accepted.NOTHING);
  }

  private static List<Finding> apply(
      List<Allowance> above, List<PolicyEntry> policy, Accepted accepted) {
    Statement statement = new Statement(1, PLACE, "…", List.of(), above, Optional.empty());
    return new Allowances(
            policy,
            accepted,
            Set.of("index", "drop", "rename", "measured"),
            id -> !id.equals("measured"),
            TODAY)
        .apply(
            List.of(finding("index"), finding("drop", "aaaa456789abcdef")),
            List.of(statement),
            List.of(PLACE.file(), "db/V6__released.sql"));
  }

  private static Allowance allowance(String hazard, String because, Optional<LocalDate> until) {
    return new Allowance(hazard, until, because, new Place(PLACE.file(), 2, 1), Optional.empty());
  }

  private static Finding finding(String hazard) {
    return finding(hazard, "0123456789abcdef");
  }

  private static Finding finding(String hazard, String fingerprint) {
    return new Finding(
        hazard,
        Severity.ERROR,
        Agreement.NOT_OBSERVED,
        PLACE,
        1,
        "message",
        Cure.NONE,
        "remedy",
        fingerprint,
        Optional.empty());
  }
}
