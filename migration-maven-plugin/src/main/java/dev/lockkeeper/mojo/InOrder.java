package dev.lockkeeper.mojo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on many things on all cores and hands the results over one by one, in the order of the
 * things. Only a few are ahead of the one that is handed over, so that memory stays bounded.
 */
final class InOrder {

  private static final int AHEAD_PER_CORE = 4;

  private InOrder() {}

  static <T, R> void work(List<T> things, Function<T, R> work, Consumer<R> taker) {
    int cores = Math.min(Runtime.getRuntime().availableProcessors(), things.size());
    if (cores < 2) {
      things.forEach(thing -> taker.accept(work.apply(thing)));
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(cores);
    try {
      Iterator<T> left = things.iterator();
      Deque<CompletableFuture<R>> ahead = new ArrayDeque<>();
      while (left.hasNext() || !ahead.isEmpty()) {
        while (left.hasNext() && ahead.size() < cores * AHEAD_PER_CORE) {
          T thing = left.next();
          ahead.add(CompletableFuture.supplyAsync(() -> work.apply(thing), pool));
        }
        taker.accept(ahead.remove().join());
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
