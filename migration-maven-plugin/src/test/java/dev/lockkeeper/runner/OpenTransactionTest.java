package dev.lockkeeper.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.catalog.CatalogReader;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.TableShape;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Execution;
import dev.lockkeeper.script.Script;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why no hazard warns of a BEGIN that a script outside of Flyway's transaction leaves open. */
@Tag("database")
class OpenTransactionTest {

  private static final Script LEFT_OPEN =
      TestScript.versioned(1, "BEGIN; CREATE TABLE left_open (id int);")
          .with(Execution.ofFlyway(Optional.of(false)));

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void flyway_commits_what_is_left_open(boolean another) throws Exception {
    List<Script> scripts = new ArrayList<>(List.of(LEFT_OPEN));
    if (another) {
      scripts.add(TestScript.versioned(2, "CREATE TABLE behind (id int);"));
    }
    ScratchDatabase database = TestServer.database();
    new FlywayRunner(database.dataSource(), Path.of("").toAbsolutePath())
        .apply(scripts, ScriptListener.NONE);

    try (Connection connection = database.connect()) {
      assertThat(CatalogReader.read(connection).tables())
          .extracting(TableShape::table)
          .contains(Table.of("left_open"))
          .hasSize(scripts.size() + 1);
    }
  }
}
