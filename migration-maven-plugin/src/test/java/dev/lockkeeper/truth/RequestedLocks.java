package dev.lockkeeper.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.rehearsal.request.RequestWatch;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.StatementId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The locks that a rehearsal sees a statement ask for that no transaction may hold. */
record RequestedLocks(Map<String, String> byTable) {

  private static final StatementId LOOSE = new StatementId("loose", 1);

  /**
   * Returns them; what nobody thought of gets a session of its own in turn.
   *
   * @param likely tables, which have one from the start
   */
  static RequestedLocks of(ScratchDatabase template, String sql, Set<String> likely)
      throws SQLException, CheckImpossibleException {
    Set<Table> singled = new HashSet<>();
    likely.forEach(name -> singled.add(table(name)));
    Optional<RequestedLocks> all = Optional.empty();
    while (all.isEmpty()) {
      all = round(template, sql, singled);
    }
    return all.get();
  }

  private static Optional<RequestedLocks> round(
      ScratchDatabase template, String sql, Set<Table> singled)
      throws SQLException, CheckImpossibleException {
    ScratchDatabase copy = TestServer.copyOf(template);
    Set<Table> tables = tables(copy);
    try (RequestWatch watch = RequestWatch.on(copy, Set.of(LOOSE), singled, "public", "");
        Connection connection = copy.connect();
        Statement statement = connection.createStatement()) {
      watch.beforeStatement(LOOSE.script(), LOOSE.index(), sql, connection);
      statement.execute(sql);
      watch.afterStatement(LOOSE.script(), LOOSE.index(), sql, connection);
      Optional<Map<Table, PostgresqlLock>> requests = watch.requests().of(LOOSE);
      assertThat(requests.isPresent() || singled.addAll(watch.crowded()))
          .as("finds out more, or all")
          .isTrue();
      return requests.map(asked -> named(asked, tables));
    } finally {
      copy.drop();
    }
  }

  private static RequestedLocks named(Map<Table, PostgresqlLock> asked, Set<Table> tables) {
    Map<String, String> locks = new TreeMap<>();
    asked.forEach(
        (table, mode) -> {
          if (tables.contains(table)) {
            locks.put(table.toString(), mode.nativeName());
          }
        });
    return new RequestedLocks(locks);
  }

  private static Set<Table> tables(ScratchDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      return Relations.of(connection).byOid().values().stream()
          .filter(Relations.Relation::isTable)
          .map(relation -> table(relation.name()))
          .collect(Collectors.toSet());
    }
  }

  private static Table table(String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? Table.of(name)
        : new Table(Optional.of(name.substring(0, dot)), name.substring(dot + 1));
  }
}
