package dev.lockkeeper.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.scratch.TestMysql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * As {@link MysqlTruthTest}, in every build, for the first statement of each kind: operations of
 * their own, or another way that the server goes. The profile matrix asks about all.
 */
@Tag("database")
final class MysqlKindsTruthTest {

  private static final int AT_LEAST = 40;

  @TestFactory
  Stream<DynamicTest> statements() throws Exception {
    String version = TestMysql.shared().version();
    MysqlTable table = MysqlTable.read("mysql", MysqlTruthTest.number(version));
    Set<String> kinds = new HashSet<>();
    List<MysqlTable.Case> first = new ArrayList<>();
    for (MysqlTable.Case one : table.cases()) {
      if (kinds.add(MysqlTruthTest.kind(one, table, version))) {
        first.add(one);
      }
    }
    assertThat(first).hasSizeGreaterThan(AT_LEAST);
    return MysqlTruthTest.compared(new MysqlTable(table.setup(), first), version);
  }
}
