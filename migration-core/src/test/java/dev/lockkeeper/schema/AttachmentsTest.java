package dev.lockkeeper.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of triggers and their kin, and where it is known that there is none. */
final class AttachmentsTest {

  private static final Table ORDERS = Table.of("orders");
  private static final String TRIGGER =
      "CREATE TRIGGER noted BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION note();";

  @Test
  void aTableThatWasSeenBeingMadeHasOnlyWhatWasSeen() {
    Attachments made = after("CREATE TABLE orders (id int);" + TRIGGER);
    assertThat(mayHave(made, "noted")).isTrue();
    assertThat(mayHave(made, "other")).isFalse();
    assertThat(mayHave(after("CREATE TABLE orders (id int);" + TRIGGER + drop()), "noted"))
        .isFalse();
  }

  @Test
  void aTableThatMayBeOlderMayHaveAnything() {
    assertThat(mayHave(after("CREATE TABLE IF NOT EXISTS orders (id int);"), "other")).isTrue();
  }

  @Test
  void behindAStatementThatNobodyCanReadAnythingMayBeThere() {
    String table = "CREATE TABLE orders (id int);";
    assertThat(mayHave(after(table + "GIBBERISH;"), "other")).isTrue();
    assertThat(mayHave(after(table + "SELECT audit.watch('orders');"), "other")).isTrue();
    assertThat(mayHave(after(table + "SELECT count(*) FROM orders;"), "other")).isFalse();
  }

  @Test
  void whatIsRenamedMayHaveAnyName() {
    Attachments renamed =
        after(
            "CREATE TABLE orders (id int);"
                + TRIGGER
                + "ALTER TRIGGER noted ON orders RENAME TO other;");
    assertThat(mayHave(renamed, "other")).isTrue();
  }

  @Test
  void triggersGoAlongWithTheirTable() {
    Attachments moved =
        after("CREATE TABLE old (id int);" + TRIGGER.replace("orders", "old") + rename());
    assertThat(moved.having(ObjectKind.TRIGGER, "noted")).containsExactly(ORDERS);
    assertThat(after("CREATE TABLE orders (id int);" + TRIGGER + "DROP TABLE orders;").all())
        .isEmpty();
  }

  @Test
  void aPublicationIsKnownByItsTables() {
    String made =
        "CREATE TABLE orders (id int); CREATE TABLE items (id int);"
            + "CREATE PUBLICATION feed FOR TABLE orders;"
            + "ALTER PUBLICATION feed ADD TABLE items;";
    assertThat(after(made).having(ObjectKind.PUBLICATION, "feed"))
        .containsExactly(Table.of("items"), ORDERS);
    assertThat(
            after(made + "ALTER PUBLICATION feed DROP TABLE orders;")
                .having(ObjectKind.PUBLICATION, "feed"))
        .containsExactly(Table.of("items"));
  }

  private static String drop() {
    return "DROP TRIGGER noted ON orders;";
  }

  private static String rename() {
    return "ALTER TABLE old RENAME TO orders;";
  }

  private static boolean mayHave(Attachments attachments, String trigger) {
    return attachments.mayHave(ORDERS, ObjectKind.TRIGGER, trigger);
  }

  private static Attachments after(String sql) {
    Script script = new Script("V1__x.sql", Optional.empty(), "x", ScriptKind.VERSIONED, 0, sql);
    Schema schema = Schema.empty();
    try (OperationReader reader = new OperationReader()) {
      for (Statement statement : StatementSplitter.split(script)) {
        for (Operation operation : reader.read(script, statement)) {
          schema = schema.after(operation);
        }
      }
    }
    return schema.attachments();
  }
}
