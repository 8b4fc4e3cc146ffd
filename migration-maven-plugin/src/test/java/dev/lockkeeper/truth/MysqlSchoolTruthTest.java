package dev.lockkeeper.truth;

import dev.lockkeeper.scratch.TestMysql;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * As {@link MysqlTheatreTruthTest}, for a school: what was written down when the clinic had been
 * asked, and before anything of it was.
 */
@Tag("database")
final class MysqlSchoolTruthTest {

  @TestFactory
  Stream<DynamicTest> statements() throws Exception {
    String version = TestMysql.shared().version();
    return MysqlTruthTest.compared(
        MysqlTable.read("mysql-school", MysqlTruthTest.number(version)), version);
  }
}
