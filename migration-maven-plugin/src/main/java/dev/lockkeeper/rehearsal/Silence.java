package dev.lockkeeper.rehearsal;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The moment in which this process has nothing left to do. What it has just done in the filling of
 * tables, its compiler goes over once more, beside the session that is measured, and two threads of
 * one core slow each other down.
 */
final class Silence {

  private static final Duration GLANCE = Duration.ofMillis(40);
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /** The part of a processor that a process at rest may still use. */
  private static final double REST = 0.1;

  private Silence() {}

  /** Returns as soon as it is there, or after a few seconds without. */
  static void await() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      long end = System.nanoTime() + LONGEST.toNanos();
      try {
        while (isBusy(system) && System.nanoTime() < end) {
          // it has looked for a while by now
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean isBusy(OperatingSystemMXBean system) throws InterruptedException {
    long before = system.getProcessCpuTime();
    Thread.sleep(GLANCE.toMillis());
    return system.getProcessCpuTime() - before > REST * GLANCE.toNanos();
  }
}
