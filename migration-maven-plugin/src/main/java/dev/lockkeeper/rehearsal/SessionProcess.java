package dev.lockkeeper.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process of a session on this machine: for how long it had a processor, and for how long it
 * stood ready to run while others had all of them, which a measurement would not have taken on a
 * machine with nothing else to do. Where the system does not tell (it is Linux that does), both are
 * none.
 *
 * @see <a href="https://docs.kernel.org/scheduler/sched-stats.html">/proc/[pid]/schedstat</a>
 */
final class SessionProcess {

  private static final int FIELDS = 3;

  private Path figures = Path.of("");
  private Lap last = new Lap(0, 0);

  /**
   * What came to be between two looks, or until the only one.
   *
   * @param queued nanoseconds in front of a processor
   * @param worked nanoseconds on one
   */
  record Lap(long queued, long worked) {
    private Lap since(Lap earlier) {
      return new Lap(Math.max(0, queued - earlier.queued), Math.max(0, worked - earlier.worked));
    }
  }

  /** Begins with that process, from now on. */
  void watch(int process) {
    figures = Path.of("/proc", String.valueOf(process), "schedstat");
    last = look();
  }

  /** Returns what came to be since the last call, or since it began. */
  Lap lap() {
    Lap now = look();
    Lap lap = now.since(last);
    last = now;
    return lap;
  }

  /** The file has the time on a processor, that in front of one, and how often it ran. */
  private Lap look() {
    try {
      String[] fields = Files.readString(figures).strip().split(" ", -1);
      return fields.length == FIELDS
          ? new Lap(Long.parseLong(fields[1]), Long.parseLong(fields[0]))
          : last;
    } catch (IOException | NumberFormatException e) {
      return last;
    }
  }
}
