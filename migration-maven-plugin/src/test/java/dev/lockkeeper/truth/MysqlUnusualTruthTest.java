package dev.lockkeeper.truth;

import dev.lockkeeper.scratch.TestMysql;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * As {@link MysqlTruthTest}, for what few migrations do: aliases of types, character sets, hidden
 * columns, keys that stand in for a primary key, several changes that hinder each other.
 */
@Tag("database")
final class MysqlUnusualTruthTest {

  @TestFactory
  Stream<DynamicTest> statements() throws Exception {
    String version = TestMysql.shared().version();
    return MysqlTruthTest.compared(
        MysqlTable.read("mysql-unusual", "mysql", MysqlTruthTest.number(version)), version);
  }
}
