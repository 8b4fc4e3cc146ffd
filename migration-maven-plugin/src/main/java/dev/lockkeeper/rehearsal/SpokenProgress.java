package dev.lockkeeper.rehearsal;

import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.StatementSplitter;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Says every two seconds what is done, where that has lasted longer. */
public final class SpokenProgress implements Progress {

  private static final Duration QUIET = Duration.ofSeconds(2);

  /** What is done, as it stands; whoever measures only puts the next one here, and never waits. */
  private record Doing(
      String what, boolean again, long since, Optional<Count> count, Optional<Running> statement) {

    Doing at(Optional<Running> other) {
      return new Doing(what, again, since, count, other);
    }

    Doing with(Count other) {
      return new Doing(what, again, since, Optional.of(other), Optional.empty());
    }
  }

  private record Running(StatementId id, long since) {}

  private record Count(long some, long all, String things, long since) {}

  private final Map<String, Script> scripts;
  private final Consumer<String> said;
  private final LongSupplier clock;
  private final Runnable end;
  private final Map<StatementId, Long> longest = new ConcurrentHashMap<>();
  private volatile Optional<Doing> doing = Optional.empty();
  private boolean ended;

  /**
   * @param scripts that are applied
   * @param clock in nanoseconds
   * @param end of what calls {@link #tick()}
   */
  SpokenProgress(List<Script> scripts, Consumer<String> said, LongSupplier clock, Runnable end) {
    this.scripts =
        scripts.stream().collect(Collectors.toMap(Script::path, Function.identity(), (a, b) -> a));
    this.said = said;
    this.clock = clock;
    this.end = end;
  }

  /** Begins; nothing is said any more once it is closed. */
  public static SpokenProgress of(List<Script> scripts, Consumer<String> said) {
    ScheduledExecutorService ticker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lockkeeper-progress");
              thread.setDaemon(true);
              return thread;
            });
    SpokenProgress progress =
        new SpokenProgress(scripts, said, System::nanoTime, ticker::shutdownNow);
    ScheduledFuture<?> unused =
        ticker.scheduleAtFixedRate(
            progress::tick, QUIET.toMillis(), QUIET.toMillis(), TimeUnit.MILLISECONDS);
    return progress;
  }

  @Override
  public void now(String what) {
    begin(what, false);
  }

  @Override
  public void again(String what) {
    begin(what, true);
  }

  private void begin(String what, boolean again) {
    doing =
        Optional.of(new Doing(what, again, clock.getAsLong(), Optional.empty(), Optional.empty()));
  }

  @Override
  public void done(long some, long all, String things) {
    doing =
        doing.map(
            one ->
                one.with(
                    new Count(
                        some,
                        all,
                        things,
                        one.count()
                            .filter(known -> some > 0)
                            .map(Count::since)
                            .orElseGet(clock::getAsLong))));
  }

  @Override
  public void beforeStatement(String script, int index, String sql, Connection migrating) {
    Running running = new Running(new StatementId(script, index), clock.getAsLong());
    doing = doing.map(one -> one.at(Optional.of(running)));
  }

  @Override
  public void afterStatement(String script, int index, String sql, Connection migrating) {
    doing
        .flatMap(Doing::statement)
        .ifPresent(one -> longest.merge(one.id(), clock.getAsLong() - one.since(), Math::max));
    doing = doing.map(one -> one.at(Optional.empty()));
  }

  @Override
  public void statementFailed(
      String script, int index, String sql, Connection migrating, ServerError error) {
    doing = doing.map(one -> one.at(Optional.empty()));
  }

  synchronized void tick() {
    long now = clock.getAsLong();
    if (!ended) {
      doing
          .filter(one -> now - one.since() > QUIET.toNanos())
          .ifPresent(one -> said.accept(words(one, now)));
    }
  }

  private String words(Doing one, long now) {
    List<String> where = new ArrayList<>();
    one.count().ifPresent(count -> where.add(words(count, now)));
    one.statement()
        .ifPresent(
            running -> where.add(words(running.id()) + (one.again() ? left(running, now) : "")));
    return "%s, for %d s%s%s"
        .formatted(
            one.what(),
            seconds(now - one.since()),
            where.isEmpty() ? "" : ": ",
            String.join("; ", where));
  }

  /** What took so long before takes as long again. */
  private String left(Running running, long now) {
    long nanos = longest.getOrDefault(running.id(), 0L) - (now - running.since());
    return seconds(nanos) > 0 ? ", about %d s left".formatted(seconds(nanos)) : "";
  }

  private static String words(Count count, long now) {
    String words =
        String.format(Locale.ROOT, "%,d of %,d %s", count.some(), count.all(), count.things());
    if (count.some() == 0) {
      return words;
    }
    double each = (now - count.since()) / (double) count.some();
    return words
        + ", about %d s left".formatted(seconds((long) (each * (count.all() - count.some()))));
  }

  /** Statements are counted only here, where somebody waits for one. */
  private String words(StatementId statement) {
    String path = statement.script();
    return Optional.ofNullable(scripts.get(path))
        .map(script -> " of " + StatementSplitter.split(script).size())
        .map(
            of ->
                "%s, statement %d%s"
                    .formatted(path.substring(path.lastIndexOf('/') + 1), statement.index(), of))
        .orElse(path);
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos);
  }

  @Override
  public synchronized void close() {
    ended = true;
    end.run();
  }
}
