package dev.lockkeeper.report;

import dev.lockkeeper.effect.AtProduction;
import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.BreaksStatement;
import dev.lockkeeper.effect.Effect.ForbidsTransaction;
import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.Effect.Logs;
import dev.lockkeeper.effect.Effect.RebuildsIndex;
import dev.lockkeeper.effect.Effect.Rewrites;
import dev.lockkeeper.effect.Effect.Scans;
import dev.lockkeeper.effect.Effect.Uses;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.evidence.Examined;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.script.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One statement of the JSON report: what it asks, what was predicted and what was observed. */
final class StatementJson {

  private static final double MICROS_PER_MILLI = 1000;

  private StatementJson() {}

  static void write(ObjectNode node, Examined examined) {
    Statement statement = examined.read().statement();
    node.put("index", statement.index());
    node.put("line", statement.place().line());
    node.put("column", statement.place().column());
    node.put("sql", statement.sql());
    ArrayNode operations = node.putArray("operations");
    for (Operation operation : examined.read().operations()) {
      OperationJson.write(operations.addObject(), operation);
    }
    ObjectNode predicted = node.putObject("predicted");
    writeEffects(predicted, examined.predicted());
    predicted.put(
        "inTransaction",
        examined.predicted().stream().noneMatch(ForbidsTransaction.class::isInstance));
    examined.observed().ifPresent(seen -> writeObserved(node.putObject("observed"), seen));
  }

  private static void writeObserved(ObjectNode node, Observation seen) {
    writeEffects(node, seen.effects());
    seen.startedMillis().ifPresent(started -> node.put("startedMillis", rounded(started)));
    node.put("millis", rounded(seen.millis()));
    seen.rows().values().stream()
        .max(Comparator.naturalOrder())
        .ifPresent(rows -> node.put("rows", rows));
    node.put("walBytes", seen.walBytes());
    node.put("exact", seen.exact());
    atProduction(seen).ifPresent(there -> writeAtProduction(node.putObject("atProduction"), there));
    of(seen.effects(), Logs.class)
        .flatMap(logs -> logs.atProduction().stream())
        .forEach(there -> writeWal(node.putObject("walAtProduction"), there));
    List<BreaksStatement> broken = of(seen.effects(), BreaksStatement.class).toList();
    if (!broken.isEmpty()) {
      ArrayNode nodes = node.putArray("breaksRelease");
      broken.forEach(
          one -> nodes.addObject().put("statement", one.statement()).put("error", one.error()));
    }
    List<Interrupted> stops = of(seen.effects(), Interrupted.class).toList();
    if (!stops.isEmpty()) {
      ArrayNode nodes = node.putArray("interruptions");
      stops.forEach(stop -> writeStop(nodes.addObject(), stop));
    }
    FeltJson.write(node, seen.effects());
    FeltJson.writeReplica(node, seen.effects());
  }

  /** Returns the longest that anybody waits there; nothing where production has no more rows. */
  private static Optional<AtProduction> atProduction(Observation seen) {
    return of(seen.effects(), Blocks.class)
        .flatMap(wait -> wait.hold().flatMap(Hold::atProduction).stream())
        .max(Comparator.comparingDouble(AtProduction::to));
  }

  private static void writeAtProduction(ObjectNode node, AtProduction there) {
    node.put("rows", there.rows())
        .put("heldMillis", rounded(there.likely()))
        .put("fromMillis", rounded(there.from()))
        .put("toMillis", rounded(there.to()));
  }

  private static void writeWal(ObjectNode node, AtProduction there) {
    node.put("rows", there.rows())
        .put("bytes", Math.round(there.likely()))
        .put("fromBytes", Math.round(there.from()))
        .put("toBytes", Math.round(there.to()));
  }

  private static void writeStop(ObjectNode node, Interrupted stop) {
    node.put("stopped", stop.moment().word()).put("recovery", stop.recovery().word());
    if (!stop.detail().isEmpty()) {
      node.put("detail", stop.detail());
    }
  }

  private static void writeEffects(ObjectNode node, List<Effect> effects) {
    ArrayNode locks = node.putArray("locks");
    of(effects, Locks.class)
        .sorted(Comparator.comparing(Locks::table))
        .forEach(lock -> writeLock(locks.addObject(), lock));
    ArrayNode blocks = node.putArray("blocks");
    of(effects, Blocks.class)
        .sorted(Comparator.comparing(Blocks::table).thenComparing(Blocks::traffic))
        .forEach(wait -> writeBlock(blocks.addObject(), wait));
    names(node, "rewrites", of(effects, Rewrites.class).map(r -> r.table().toString()));
    names(node, "rebuiltIndexes", of(effects, RebuildsIndex.class).map(RebuildsIndex::index));
    names(node, "scans", of(effects, Scans.class).map(scan -> scan.table().toString()));
    of(effects, Uses.class)
        .max(Comparator.comparing(Uses::algorithm))
        .ifPresent(
            uses ->
                node.put("algorithm", uses.algorithm().name())
                    .put("dmlPermitted", uses.dmlPermitted()));
  }

  private static void writeLock(ObjectNode node, Locks lock) {
    node.put("table", lock.table().toString()).put("mode", lock.mode().nativeName());
    lock.hold()
        .ifPresent(
            hold ->
                node.put("afterMillis", rounded(hold.afterMillis()))
                    .put("waitedMillis", rounded(hold.waitedMillis()))
                    .put("heldMillis", rounded(hold.heldMillis())));
  }

  private static void writeBlock(ObjectNode node, Blocks wait) {
    node.put("table", wait.table().toString())
        .put("traffic", wait.traffic().word())
        .put("howLong", wait.howLong().word());
    wait.hold().ifPresent(hold -> node.put("heldMillis", rounded(hold.heldMillis())));
    wait.hold()
        .flatMap(Hold::atProduction)
        .ifPresent(there -> writeAtProduction(node.putObject("atProduction"), there));
  }

  private static <T extends Effect> Stream<T> of(List<Effect> effects, Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static void names(ObjectNode node, String key, Stream<String> names) {
    ArrayNode array = node.putArray(key);
    names.sorted().distinct().forEach(array::add);
  }

  private static double rounded(double millis) {
    return Math.round(millis * MICROS_PER_MILLI) / MICROS_PER_MILLI;
  }
}
