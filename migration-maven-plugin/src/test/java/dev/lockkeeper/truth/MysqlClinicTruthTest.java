package dev.lockkeeper.truth;

import dev.lockkeeper.scratch.TestMysql;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * As {@link MysqlTheatreTruthTest}, for a clinic: what migration tools of several languages write,
 * and what a wary administrator tries.
 */
@Tag("database")
final class MysqlClinicTruthTest {

  @TestFactory
  Stream<DynamicTest> statements() throws Exception {
    String version = TestMysql.shared().version();
    return MysqlTruthTest.compared(
        MysqlTable.read("mysql-clinic", MysqlTruthTest.number(version)), version);
  }
}
