package dev.lockkeeper.rehearsal;

import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.PostgresqlLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The locks that a sampler saw, each from the first sample that shows it to the last. */
final class SampledLocks {

  private record Key(long relation, PostgresqlLock mode) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = Long.compare(relation, other.relation);
      return order != 0 ? order : mode.compareTo(other.mode);
    }
  }

  private record Span(long from, long to) {
    Span with(Span other) {
      return new Span(Math.min(from, other.from), Math.max(to, other.to));
    }

    double millis() {
      return PausableClock.millis(to - from);
    }
  }

  private final Map<Key, Span> granted = new TreeMap<>();
  private final Map<Key, Span> waiting = new TreeMap<>();

  private final long begun;
  private final long unseen;

  /**
   * @param begun when the statement began, on {@link System#nanoTime()}
   * @param ended when it was over
   */
  SampledLocks(List<Sampler.Sample> samples, long begun, long ended) {
    this.begun = begun;
    long last = begun;
    long longest = 0;
    for (Sampler.Sample sample : samples) {
      longest = Math.max(longest, sample.at() - last);
      last = Math.max(last, sample.at());
      Span moment = new Span(sample.at(), sample.at());
      for (LockReader.Lock lock : sample.locks()) {
        Key key = new Key(lock.relation(), lock.mode());
        (lock.granted() ? granted : waiting).merge(key, moment, Span::with);
      }
    }
    this.unseen = Math.max(longest, ended - last);
  }

  /**
   * Returns the locks on tables that were there before, in the weakest mode that the caller cannot
   * see otherwise or stronger.
   *
   * @param known relations before the statement
   * @param seenOtherwise the strongest mode of each relation that is known exactly
   */
  List<SeenLock> on(
      Map<Long, Relation> known, Map<Long, PostgresqlLock> seenOtherwise, boolean perRow) {
    List<SeenLock> seen = new ArrayList<>();
    granted.forEach(
        (key, span) -> {
          Relation relation = known.get(key.relation);
          boolean news = isNews(key, seenOtherwise);
          if (relation != null && relation.isTable() && news) {
            Hold hold = new Hold(after(span), waited(key), span.millis());
            seen.add(new SeenLock(relation.name(), key.mode, hold, perRow, true, RowLocks.FEW));
          }
        });
    return seen;
  }

  /** Returns a hold that no sample shows: it lasted from one to the next at most. */
  Hold unseen() {
    return new Hold(0, PausableClock.millis(unseen));
  }

  private static boolean isNews(Key key, Map<Long, PostgresqlLock> seenOtherwise) {
    return Optional.ofNullable(seenOtherwise.get(key.relation))
        .filter(exact -> exact.strength() >= key.mode.strength())
        .isEmpty();
  }

  /** The first sample may be taken just before the statement begins. */
  private double after(Span span) {
    return Math.max(0, PausableClock.millis(span.from - begun));
  }

  private double waited(Key key) {
    return Optional.ofNullable(waiting.get(key)).map(Span::millis).orElse(0.0);
  }
}
