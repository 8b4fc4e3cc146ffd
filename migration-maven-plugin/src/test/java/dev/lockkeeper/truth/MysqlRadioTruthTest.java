package dev.lockkeeper.truth;

import dev.lockkeeper.scratch.TestMysql;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * As {@link MysqlSchoolTruthTest}, for radio stations: written by somebody who had not read the
 * rules.
 */
@Tag("database")
final class MysqlRadioTruthTest {

  @TestFactory
  Stream<DynamicTest> statements() throws Exception {
    String version = TestMysql.shared().version();
    return MysqlTruthTest.compared(
        MysqlTable.read("mysql-radio", MysqlTruthTest.number(version)), version);
  }
}
