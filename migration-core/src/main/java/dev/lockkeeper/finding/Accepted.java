package dev.lockkeeper.finding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Findings that were there when the gates came, and do not refuse; new ones do.
 *
 * @param file that holds them, for messages
 */
public record Accepted(String file, List<Entry> entries) {

  /** A project that has accepted nothing. */
  public static final Accepted NOTHING = new Accepted("", List.of());

  public Accepted {
    entries = List.copyOf(entries);
  }

  /**
   * One of them.
   *
   * @param script its path
   * @param since the day on which it was accepted
   */
  public record Entry(String fingerprint, String hazard, String script, LocalDate since) {}

  Optional<Entry> entry(Finding finding) {
    return entries.stream()
        .filter(entry -> entry.fingerprint().equals(finding.fingerprint()))
        .filter(entry -> entry.hazard().equals(finding.hazard()))
        .findFirst();
  }

  /**
   * Returns what is to be accepted from now on: of what was, all that is still found, and all that
   * refuses today. What was cured is forgotten.
   *
   * @param findings of today, those accepted before marked so
   * @param refusals those that refuse
   */
  public Accepted renewed(
      Collection<Finding> findings, Collection<Finding> refusals, LocalDate today) {
    Map<String, Entry> kept = new TreeMap<>();
    findings.stream()
        .flatMap(finding -> entry(finding).stream())
        .forEach(entry -> kept.put(entry.fingerprint(), entry));
    refusals.forEach(
        finding ->
            kept.putIfAbsent(
                finding.fingerprint(),
                new Entry(finding.fingerprint(), finding.hazard(), finding.place().file(), today)));
    return new Accepted(
        file,
        kept.values().stream()
            .sorted(
                Comparator.comparing(Entry::script)
                    .thenComparing(Entry::hazard)
                    .thenComparing(Entry::fingerprint))
            .toList());
  }

  /** Returns how many of these the other has not. */
  public long without(Accepted other) {
    Map<String, Entry> others =
        other.entries.stream()
            .collect(Collectors.toMap(Entry::fingerprint, Function.identity(), (a, b) -> a));
    return entries.stream().filter(entry -> !others.containsKey(entry.fingerprint())).count();
  }
}
