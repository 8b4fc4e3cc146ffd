package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Conceals;
import dev.lockkeeper.effect.Effect.Unknown;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.schema.Difference;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@HazardInfo(
    id = "statement-not-understood",
    summary = "Statement that nobody here can read",
    danger = "what it locks, rewrites or destroys cannot be said",
    remedy = "write it in a form that can be read, or allow it after reading it yourself",
    asksFor = {Unknown.class, Conceals.class})
final class StatementNotUnderstood extends Hazard {

  private static final int FIRST_WORDS = 40;
  private static final int MOST_SEEN = 8;

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> unread =
        evidence
            .effects(Unknown.class)
            .map(unknown -> Danger.of(message(unknown, evidence)).at(unknown.at()));
    return Stream.concat(unread, concealed(evidence).stream());
  }

  /** An audited table is written often: one calm word for all that its triggers hide. */
  private static Optional<Danger> concealed(Evidence evidence) {
    List<Conceals> all =
        evidence.effects(Conceals.class).filter(one -> !evidence.born(one.table())).toList();
    Collector<CharSequence, ?, String> listed = Collectors.joining(" and ");
    String fired =
        all.stream().map(one -> one.by() + " on " + one.table()).distinct().collect(listed);
    String because = all.stream().map(Conceals::because).distinct().collect(listed);
    return all.stream()
        .findFirst()
        .map(
            first ->
                Danger.to(
                        first.table(),
                        "what %s does is not known (%s); a rehearsal sees it"
                            .formatted(fired, because))
                    .weighing(Severity.INFO));
  }

  private static String message(Unknown unread, Evidence evidence) {
    String words = unread.at().isPresent() ? "a part of this body" : firstWords(evidence);
    String message = "nobody here can read %s: %s".formatted(words, unread.because());
    List<String> seen = seen(evidence);
    if (seen.isEmpty()) {
      return message;
    }
    int more = seen.size() - MOST_SEEN;
    String listed = String.join(", ", seen.subList(0, Math.min(seen.size(), MOST_SEEN)));
    return "%s; the rehearsal saw %s%s"
        .formatted(message, listed, more > 0 ? ", and %d more".formatted(more) : "");
  }

  // strings may be secrets
  private static String firstWords(Evidence evidence) {
    StringBuilder words = new StringBuilder();
    for (Token token : evidence.read().statement().tokens()) {
      if (token.kind() == Token.Kind.STRING
          || words.length() + token.text().length() > FIRST_WORDS) {
        return words.append("…").toString();
      }
      words.append(token.text()).append(' ');
    }
    return words.isEmpty() ? "this statement" : words.toString().strip();
  }

  private static List<String> seen(Evidence evidence) {
    List<String> seen = new ArrayList<>();
    evidence
        .effects(Effect.Locks.class)
        .filter(lock -> lock.hold().isPresent())
        .forEach(lock -> seen.add("%s on %s".formatted(lock.mode().manualName(), lock.table())));
    evidence.effects(Effect.ChangesCatalog.class).forEach(change -> seen.add(change.what()));
    evidence
        .differences(Difference.class)
        .forEach(one -> seen.add("a change of %s in the catalog".formatted(one.table())));
    evidence
        .effects(Effect.Writes.class)
        .forEach(
            writes -> seen.add("%d rows written in %s".formatted(writes.rows(), writes.table())));
    return seen.stream().distinct().toList();
  }
}
