package dev.lockkeeper.down;

import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a query does by calling a function, as far as the function's name tells. */
final class ServerFunctions {

  private static final Set<String> LARGE_OBJECTS =
      Set.of("lo_unlink", "lo_truncate", "lo_truncate64", "lo_put", "lowrite");

  private static final Set<String> REPLICATION =
      Set.of(
          "pg_drop_replication_slot",
          "pg_replication_slot_advance",
          "pg_replication_origin_drop",
          "pg_replication_origin_advance");

  /** They run a statement that they are given as text. */
  private static final Set<String> RUN_TEXT =
      Set.of(
          "query_to_xml",
          "query_to_xmlschema",
          "query_to_xml_and_xmlschema",
          "ts_stat",
          "ts_rewrite");

  private ServerFunctions() {}

  /**
   * Returns what a call of the function may cost.
   *
   * @param shown whether the scripts show what a function that is not the server's does
   */
  static Optional<Loss> lossBy(String function, Predicate<String> shown) {
    if (function.equals("setval")) {
      return Optional.of(Loss.of("sets a sequence, and how far it has counted is lost"));
    }
    if (LARGE_OBJECTS.contains(function)) {
      return Optional.of(Loss.of("changes or removes large objects (%s)".formatted(function)));
    }
    if (REPLICATION.contains(function)) {
      return Optional.of(
          Loss.of("loses changes that replicas have not read (%s)".formatted(function)));
    }
    if (RUN_TEXT.contains(function)) {
      return Optional.of(Loss.unread(function + " runs a text as SQL"));
    }
    return PostgresqlKnowledge.bringsAlong(function) || shown.test(function)
        ? Optional.empty()
        : Optional.of(Loss.unread("it calls " + function + ", which these scripts do not define"));
  }
}
