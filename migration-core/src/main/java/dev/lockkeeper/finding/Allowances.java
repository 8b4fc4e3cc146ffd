package dev.lockkeeper.finding;

import dev.lockkeeper.script.Allowance;
import dev.lockkeeper.script.Bodies;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Applies what people have allowed, in scripts, in the policy and once for all, and finds fault
 * with allowances that allow nothing: a stale one hides the next danger.
 */
public final class Allowances {

  private final List<PolicyEntry> policy;
  private final Accepted accepted;
  private final Set<String> knownHazards;
  private final Predicate<String> couldBeFound;
  private final LocalDate today;

  /** Applies what scripts and policy allow. */
  public Allowances(
      List<PolicyEntry> policy,
      Set<String> knownHazards,
      Predicate<String> couldBeFound,
      LocalDate today) {
    this(policy, Accepted.NOTHING, knownHazards, couldBeFound, today);
  }

  /**
   * @param policy entries of the policy file
   * @param accepted what does not refuse any more
   * @param knownHazards ids that an allowance may name
   * @param couldBeFound whether this gate is able to find a hazard at all; an allowance for one
   *     that it cannot find is not stale
   * @param today the day on which end dates are judged
   */
  public Allowances(
      List<PolicyEntry> policy,
      Accepted accepted,
      Set<String> knownHazards,
      Predicate<String> couldBeFound,
      LocalDate today) {
    this.policy = List.copyOf(policy);
    this.accepted = accepted;
    this.knownHazards = Set.copyOf(knownHazards);
    this.couldBeFound = couldBeFound;
    this.today = today;
  }

  /** As the other, where no script but the judged ones matters. */
  public List<Finding> apply(List<Finding> findings, List<Statement> judged) {
    return apply(findings, judged, Set.of());
  }

  /**
   * Returns the findings, each allowed one marked so, and one more for each faulty allowance.
   *
   * @param findings of the pending scripts
   * @param judged the pending statements, with the allowances above them
   * @param scripts paths of the whole history, whose entries in the policy are looked at
   */
  public List<Finding> apply(
      List<Finding> findings, List<Statement> judged, Collection<String> scripts) {
    Map<String, List<Statement>> allowing =
        judged.stream()
            .filter(statement -> !statement.allowances().isEmpty())
            .collect(Collectors.groupingBy(statement -> statement.place().file()));
    List<Finding> answer = new ArrayList<>();
    Set<Object> used = new HashSet<>();
    for (Finding finding : findings) {
      List<Statement> near = allowing.getOrDefault(finding.place().file(), List.of());
      Optional<Allowed> allowed =
          inScript(finding, near, used)
              .or(() -> inPolicy(finding, used))
              .or(() -> onceForAll(finding));
      answer.add(allowed.map(finding::allowed).orElse(finding));
    }
    faultsInScripts(judged, used, answer);
    faultsInPolicy(judged, scripts, used, answer);
    cured(findings, scripts).ifPresent(answer::add);
    return answer;
  }

  private Optional<Allowed> inScript(Finding finding, List<Statement> judged, Set<Object> used) {
    return judged.stream()
        .filter(statement -> covers(statement, finding))
        .flatMap(statement -> statement.allowances().stream())
        .filter(allowance -> allowance.hazard().equals(finding.hazard()))
        .filter(allowance -> fault(allowance).isEmpty())
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
        .filter(entry -> entry.covers(finding) && fault(entry).isEmpty())
        .peek(used::add)
        .findFirst()
        .map(entry -> new Allowed(entry.because(), entry.until(), "policy"));
  }

  private Optional<Allowed> onceForAll(Finding finding) {
    return accepted
        .entry(finding)
        .map(
            entry ->
                new Allowed(
                    "it was there when the gates came, " + entry.since(),
                    Optional.empty(),
                    "accepted"));
  }

  private Optional<AllowanceFault> fault(Allowance allowance) {
    return allowance
        .problem()
        .map(problem -> AllowanceFault.error("allowance-unreadable", problem))
        .orElseGet(
            () ->
                AllowanceFault.of(
                    allowance.hazard(),
                    allowance.because(),
                    allowance.until(),
                    knownHazards,
                    today));
  }

  private Optional<AllowanceFault> fault(PolicyEntry entry) {
    return AllowanceFault.of(entry.hazard(), entry.because(), entry.until(), knownHazards, today);
  }

  private void faultsInScripts(List<Statement> judged, Set<Object> used, List<Finding> answer) {
    for (Statement statement : judged) {
      for (Allowance allowance : statement.allowances()) {
        fault(allowance)
            .or(() -> unused(allowance.hazard(), used.contains(allowance)))
            .ifPresent(fault -> answer.add(fault.at(allowance.place(), statement.index())));
      }
    }
  }

  private Optional<AllowanceFault> unused(String hazard, boolean used) {
    return used || !couldBeFound.test(hazard)
        ? Optional.empty()
        : Optional.of(AllowanceFault.unused(hazard));
  }

  /** An entry about another history is that one's; of a released script nothing is found. */
  private void faultsInPolicy(
      List<Statement> judged, Collection<String> scripts, Set<Object> used, List<Finding> answer) {
    Set<String> pending =
        judged.stream().map(statement -> statement.place().file()).collect(Collectors.toSet());
    for (PolicyEntry entry : policy) {
      boolean ours = entry.script().isEmpty() || scripts.stream().anyMatch(entry::names);
      boolean couldAllow = pending.stream().anyMatch(entry::names);
      Optional<AllowanceFault> fault =
          fault(entry)
              .or(
                  () ->
                      couldAllow ? unused(entry.hazard(), used.contains(entry)) : Optional.empty());
      if (ours && fault.isPresent()) {
        answer.add(fault.get().at(entry.place(), 1));
      }
    }
  }

  private Optional<Finding> cured(List<Finding> findings, Collection<String> scripts) {
    Set<String> found = findings.stream().map(Finding::fingerprint).collect(Collectors.toSet());
    List<Accepted.Entry> cured =
        accepted.entries().stream()
            .filter(entry -> scripts.contains(entry.script()))
            .filter(entry -> couldBeFound.test(entry.hazard()))
            .filter(entry -> !found.contains(entry.fingerprint()))
            .toList();
    return cured.stream()
        .findFirst()
        .map(
            first ->
                new AllowanceFault(
                        "accepted-finding-cured",
                        Severity.INFO,
                        "%d of the accepted findings %s found no more, the first was %s in %s: migration:accept forgets %s"
                            .formatted(
                                cured.size(),
                                cured.size() == 1 ? "is" : "are",
                                first.hazard(),
                                first.script(),
                                cured.size() == 1 ? "it" : "them"))
                    .at(new Place(accepted.file(), 1, 1), 1));
  }
}
