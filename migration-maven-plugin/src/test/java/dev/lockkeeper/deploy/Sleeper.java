package dev.lockkeeper.deploy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does something once, some time after its start. */
final class Sleeper implements AutoCloseable {

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final Duration time;
  private final Runnable act;

  Sleeper(Duration time, Runnable act) {
    this.time = time;
    this.act = act;
  }

  ScheduledFuture<?> start() {
    return executor.schedule(act, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
