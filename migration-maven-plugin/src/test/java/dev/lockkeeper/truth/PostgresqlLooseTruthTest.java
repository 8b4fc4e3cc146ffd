package dev.lockkeeper.truth;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * As {@link PostgresqlTruthTest}, for statements that no transaction may hold. Each takes seconds,
 * so that the profile matrix asks about them.
 */
@Tag("database")
final class PostgresqlLooseTruthTest {

  @TestFactory
  Stream<DynamicContainer> whatIsForbiddenInTransactions() throws Exception {
    return PostgresqlTruthTest.tables(false);
  }
}
