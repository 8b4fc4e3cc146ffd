package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Queues;
import dev.lockkeeper.effect.Effect.Stalls;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.QueueEnd;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.StatementId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeltThereTest {

  private static final Table ORDERS = Table.of("orders");
  private static final StatementId ONE = new StatementId("V2__index.sql", 1);
  private static final AtProduction HELD = new AtProduction(4_000_000, 1720, 1650, 2300);
  private static final Stalls WRITES = new Stalls(ORDERS, Traffic.WRITES, 440, 430, 1);

  @Test
  void who_waits_for_a_lock_stands_as_long_as_it_is_held() {
    FeltThere there = there(Optional.of(HELD), Optional.empty());
    assertThat(there.stalls(Map.of(ONE, List.of(WRITES))))
        .containsEntry(ONE, List.of(WRITES.growingTo(HELD)));
  }

  @Test
  void an_instant_stays_one() {
    FeltThere there = there(Optional.empty(), Optional.of(HELD));
    assertThat(there.stalls(Map.of(ONE, List.of(WRITES)))).containsEntry(ONE, List.of(WRITES));
  }

  /** Of a statement that runs 430 ms here the readers felt a tenth, and feel a tenth there. */
  @Test
  void what_no_lock_tells_of_lasts_as_its_statement_does() {
    Stalls reads = new Stalls(ORDERS, Traffic.READS, 43, 43, 1);
    FeltThere there = there(Optional.of(HELD), Optional.of(HELD));
    assertThat(there.stalls(Map.of(ONE, List.of(reads))).get(ONE).get(0).atProduction())
        .hasValue(new AtProduction(4_000_000, 172, 165, 230));
  }

  @Test
  void who_stands_behind_an_open_transaction_waits_for_the_lock_as_well() {
    Queues queue = new Queues(ORDERS, 500, 510, QueueEnd.TRANSACTION);
    assertThat(queued(queue)).hasValue(new AtProduction(4_000_000, 2220, 2150, 2800));
  }

  /** The first try is given up, and who waited goes on; the second holds its locks. */
  @Test
  void behind_a_statement_that_gives_up_nobody_waits_for_its_locks() {
    assertThat(queued(new Queues(ORDERS, 500, 120, QueueEnd.TIMEOUT))).hasValue(HELD);
    assertThat(queued(new Queues(ORDERS, 5000, 2000, QueueEnd.TIMEOUT)))
        .hasValue(new AtProduction(4_000_000, 2000, 2000, 2300));
  }

  private static Optional<AtProduction> queued(Queues queue) {
    return there(Optional.of(HELD), Optional.empty())
        .queues(Map.of(ONE, List.of(queue)))
        .get(ONE)
        .get(0)
        .atProduction();
  }

  /** A build that ran for 430 ms, with what is known of its lock and of itself in production. */
  private static FeltThere there(Optional<AtProduction> held, Optional<AtProduction> runs) {
    Hold hold = new Hold(0, 0, 430, 0, held);
    Blocks writes = new Blocks(ORDERS, Traffic.WRITES, HowLong.PER_ROW, Optional.of(hold));
    Observation seen = new Observation(List.of(writes), true, 430, 0, Map.of());
    return new FeltThere(Map.of(ONE, seen), id -> runs);
  }
}
