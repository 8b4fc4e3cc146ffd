package dev.lockkeeper.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.base.Breach.Edited;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Version;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rows of a history table mean, whoever has read them. */
class LiveBaseTest {

  private static final String ORDERS = "-- why\nCREATE TABLE orders (id int);\n";

  @TempDir Path root;

  @Test
  void gitTellsWhatAnEditHasChanged() throws Exception {
    try (TestRepository repository = TestRepository.init(root)) {
      ObjectId applied = repository.write("V1__orders.sql", ORDERS).commit();
      int checksum = script("V1__orders.sql", ORDERS).checksum();
      repository.write("V1__orders.sql", "-- reworded\nCREATE TABLE orders (id int);\n").commit();

      assertThat(breaches(row(1, "1", "SQL", "orders", checksum)))
          .containsExactly(
              new Edited(
                  today().get(0), Change.LAYOUT, Optional.of(applied.getName().substring(0, 7))));

      repository.write("V1__orders.sql", "CREATE TABLE orders (id bigint);\n").commit();
      assertThat(breaches(row(1, "1", "SQL", "orders", checksum)))
          .singleElement()
          .extracting(breach -> ((Edited) breach).change())
          .isEqualTo(Change.DEEDS);
      assertThat(breaches(row(1, "1", "SQL", "orders", 4711)))
          .singleElement()
          .extracting(breach -> ((Edited) breach).change())
          .isEqualTo(Change.UNKNOWN);
    }
  }

  @Test
  void anUndoneOrDeletedVersionIsPendingAgain() throws Exception {
    try (TestRepository repository = TestRepository.init(root)) {
      repository.write("V1__orders.sql", ORDERS);
      int checksum = script("V1__orders.sql", ORDERS).checksum();
      AppliedRow applied = row(1, "1", "SQL", "orders", checksum);

      assertThat(pending(applied)).isEmpty();
      assertThat(pending(applied, row(2, "1", "UNDO_SQL", "orders", 1)))
          .containsExactly("V1__orders.sql");
      assertThat(pending(applied, row(2, "1", "DELETE", "orders", checksum)))
          .containsExactly("V1__orders.sql");
      assertThat(
              pending(
                  applied,
                  row(2, "1", "UNDO_SQL", "orders", 1),
                  row(3, "1.0", "SQL", "orders", checksum)))
          .isEmpty();
      assertThat(pending(row(0, null, "SCHEMA", "<< Flyway Schema Creation >>", null)))
          .containsExactly("V1__orders.sql");
    }
  }

  @Test
  void aMigrationThatWasJavaAndIsSqlNowHasAnotherName() throws Exception {
    try (TestRepository repository = TestRepository.init(root)) {
      repository.write("V1__orders.sql", ORDERS);

      assertThat(breaches(row(1, "1", "JDBC", "orders", null)))
          .singleElement()
          .isInstanceOf(Breach.Renamed.class);
    }
  }

  @Test
  void withoutADatabaseThereIsNoLiveBase() {
    assertThatThrownBy(
            () -> new BaseFinder(layout(), List.of(root), Map.of()).find("live", List.of()))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            "migration.base is live, and no database is named whose history would tell. Set"
                + " migration.url, with migration.serverId or MIGRATION_USER and"
                + " MIGRATION_PASSWORD.");
  }

  private static AppliedRow row(
      int rank, String version, String type, String description, Integer checksum) {
    return new AppliedRow(
        rank,
        Optional.ofNullable(version).flatMap(Version::parse),
        description,
        type,
        "V%s__%s.sql".formatted(version, description),
        Optional.ofNullable(checksum),
        true);
  }

  private List<Breach> breaches(AppliedRow... rows) throws CheckImpossibleException {
    return history(rows).breaches();
  }

  private List<String> pending(AppliedRow... rows) throws CheckImpossibleException {
    return Found.names(history(rows));
  }

  private History history(AppliedRow... rows) throws CheckImpossibleException {
    AppliedHistory.Source source = () -> new AppliedHistory("history", Arrays.asList(rows));
    Base base = new BaseFinder(layout(), List.of(root), Map.of(), source).find("live", today());
    return new History("default", today(), base);
  }

  private List<Script> today() throws CheckImpossibleException {
    return layout().read(List.of(root)).scripts();
  }

  private Script script(String name, String text) throws CheckImpossibleException {
    return layout().script(name, text.getBytes(UTF_8)).orElseThrow();
  }

  private FlywayLayout layout() {
    return new FlywayLayout(root, UTF_8);
  }
}
