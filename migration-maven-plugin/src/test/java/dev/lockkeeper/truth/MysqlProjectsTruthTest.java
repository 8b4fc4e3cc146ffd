package dev.lockkeeper.truth;

import dev.lockkeeper.scratch.TestMysql;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * As {@link MysqlTruthTest}, for what projects write and tools write for them: the words of
 * Laravel, Django, Rails and Liquibase, columns that swap names, keys replaced, partitions kept.
 */
@Tag("database")
final class MysqlProjectsTruthTest {

  @TestFactory
  Stream<DynamicTest> statements() throws Exception {
    String version = TestMysql.shared().version();
    return MysqlTruthTest.compared(
        MysqlTable.read("mysql-projects", "mysql", MysqlTruthTest.number(version)), version);
  }
}
