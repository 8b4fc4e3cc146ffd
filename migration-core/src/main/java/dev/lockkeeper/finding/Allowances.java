package dev.lockkeeper.finding;

import dev.lockkeeper.script.Allowance;
import dev.lockkeeper.script.Bodies;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Applies what people have allowed, in scripts and in the policy, and finds fault with allowances
 * that allow nothing: a stale one hides the next danger.
 */
public final class Allowances {

  private final List<PolicyEntry> policy;
  private final Set<String> knownHazards;
  private final Predicate<String> couldBeFound;
  private final LocalDate today;

  /**
   * @param policy entries of the policy file
   * @param knownHazards ids that an allowance may name
   * @param couldBeFound whether this gate is able to find a hazard at all; an allowance for one
   *     that it cannot find is not stale
   * @param today the day on which end dates are judged
   */
  public Allowances(
      List<PolicyEntry> policy,
      Set<String> knownHazards,
      Predicate<String> couldBeFound,
      LocalDate today) {
    this.policy = List.copyOf(policy);
    this.knownHazards = Set.copyOf(knownHazards);
    this.couldBeFound = couldBeFound;
    this.today = today;
  }

  /**
   * Returns the findings, each allowed one marked so, and one more for each faulty allowance.
   *
   * @param findings of the pending scripts
   * @param judged the pending statements, with the allowances above them
   */
  public List<Finding> apply(List<Finding> findings, List<Statement> judged) {
    List<Finding> answer = new ArrayList<>();
    Set<Object> used = new HashSet<>();
    for (Finding finding : findings) {
      Optional<Allowed> inScript = inScript(finding, judged, used);
      Optional<Allowed> allowed = inScript.or(() -> inPolicy(finding, used));
      answer.add(allowed.map(finding::allowed).orElse(finding));
    }
    for (Statement statement : judged) {
      for (Allowance allowance : statement.allowances()) {
        fault(allowance, used.contains(allowance))
            .ifPresent(fault -> answer.add(finding(fault, allowance.place(), statement.index())));
      }
    }
    return answer;
  }

  private Optional<Allowed> inScript(Finding finding, List<Statement> judged, Set<Object> used) {
    return judged.stream()
        .filter(statement -> covers(statement, finding))
        .flatMap(statement -> statement.allowances().stream())
        .filter(allowance -> allowance.hazard().equals(finding.hazard()))
        .filter(this::valid)
        .peek(used::add)
        .findFirst()
        .map(allowance -> new Allowed(allowance.because(), allowance.until(), "script"));
  }

  /** What is allowed above a block is allowed in all its body. */
  private static boolean covers(Statement statement, Finding finding) {
    boolean around =
        Bodies.isBlock(statement)
            && statement.index() == finding.statement()
            && statement.place().file().equals(finding.place().file());
    return around || statement.place().equals(finding.place());
  }

  private Optional<Allowed> inPolicy(Finding finding, Set<Object> used) {
    return policy.stream()
        .filter(entry -> entry.covers(finding) && !past(entry.until()))
        .peek(used::add)
        .findFirst()
        .map(entry -> new Allowed(entry.because(), entry.until(), "policy"));
  }

  private boolean valid(Allowance allowance) {
    return allowance.problem().isEmpty()
        && !allowance.because().isBlank()
        && !past(allowance.until());
  }

  private boolean past(Optional<LocalDate> until) {
    return until.filter(today::isAfter).isPresent();
  }

  private record Fault(String id, Severity severity, String message) {}

  private Optional<Fault> fault(Allowance allowance, boolean used) {
    String of = "the allowance of " + allowance.hazard();
    if (allowance.problem().isPresent()) {
      return error("allowance-unreadable", allowance.problem().get());
    }
    if (!knownHazards.contains(allowance.hazard())) {
      return error("allowance-unreadable", of + " names no hazard that exists");
    }
    if (allowance.because().isBlank()) {
      return error("allowance-without-reason", of + " gives no reason: add 'because <reason>'");
    }
    if (past(allowance.until())) {
      return error("allowance-expired", of + " ended on " + allowance.until().get());
    }
    if (!used && couldBeFound.test(allowance.hazard())) {
      return Optional.of(
          new Fault("allowance-unused", Severity.WARNING, of + " allows nothing here: remove it"));
    }
    return Optional.empty();
  }

  private static Optional<Fault> error(String id, String message) {
    return Optional.of(new Fault(id, Severity.ERROR, message));
  }

  private static Finding finding(Fault fault, Place place, int statement) {
    return new Finding(
        fault.id(),
        fault.severity(),
        Agreement.NOT_OBSERVED,
        place,
        statement,
        fault.message(),
        Cure.NONE,
        "",
        Fingerprint.of(fault.id(), place.file(), fault.message(), 1),
        Optional.empty());
  }
}
