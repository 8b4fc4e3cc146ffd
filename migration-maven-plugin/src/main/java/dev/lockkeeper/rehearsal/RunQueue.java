package dev.lockkeeper.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long a process of this machine stood ready to run while others had all processors: the time
 * that a measurement would not have taken on a machine with nothing else to do. Where the system
 * does not tell (it is Linux that does), it is none.
 *
 * @see <a href="https://docs.kernel.org/scheduler/sched-stats.html">/proc/[pid]/schedstat</a>
 */
final class RunQueue {

  private Path figures = Path.of("");
  private long last;

  /** Begins with that process, from now on. */
  void watch(int process) {
    figures = Path.of("/proc", String.valueOf(process), "schedstat");
    last = waited();
  }

  /** Returns the nanoseconds since the last call, or since it began. */
  long lap() {
    long now = waited();
    long lap = Math.max(0, now - last);
    last = now;
    return lap;
  }

  /** The file has the time on a processor, that in front of one, and how often it ran. */
  private long waited() {
    try {
      String[] fields = Files.readString(figures).strip().split(" ", -1);
      return fields.length == 3 ? Long.parseLong(fields[1]) : last;
    } catch (IOException | NumberFormatException e) {
      return last;
    }
  }
}
