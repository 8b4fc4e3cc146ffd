package dev.lockkeeper.knowledge.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is foreseen to be refused is what the manual says; that the server does so too is what
 * MysqlRefusedTruthTest asks.
 */
final class RefusalsTest {

  private static final String BEFORE =
      """
      CREATE TABLE farms (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, name varchar(900));
      CREATE TABLE fields (id int PRIMARY KEY, farm int NOT NULL, acres int, yield int AS (acres * 2),
        plan json, KEY by_farm (farm), CONSTRAINT farm_fk FOREIGN KEY (farm) REFERENCES farms (id));
      CREATE TABLE IF NOT EXISTS perhaps (id int);
      CREATE TABLE copied AS SELECT * FROM farms;
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1050 | CREATE TABLE farms (id int)
          1050 | ALTER TABLE farms RENAME TO fields
          1060 | ALTER TABLE farms ADD COLUMN name int
          1061 | ALTER TABLE fields ADD KEY BY_FARM (id)
          1067 | ALTER TABLE farms ADD COLUMN n int NOT NULL DEFAULT 'many'
          1068 | ALTER TABLE farms ADD PRIMARY KEY (name(10))
          1071 | ALTER TABLE farms ADD KEY (name)
          1075 | ALTER TABLE farms ADD COLUMN n int AUTO_INCREMENT UNIQUE
          1090 | CREATE TABLE one (a int); ALTER TABLE one DROP COLUMN a
          1091 | ALTER TABLE farms DROP COLUMN size
          1101 | ALTER TABLE farms ADD COLUMN t text DEFAULT 'x'
          1170 | ALTER TABLE farms ADD COLUMN t text, ADD KEY (t)
          1493 | CREATE TABLE p (a int) PARTITION BY RANGE (a) (PARTITION x VALUES LESS THAN (5), PARTITION y VALUES LESS THAN (5))
          1503 | CREATE TABLE p (a int PRIMARY KEY, b int) PARTITION BY HASH (b) PARTITIONS 2
          1506 | ALTER TABLE fields PARTITION BY HASH (id) PARTITIONS 2
          1553 | DROP INDEX by_farm ON fields
          1701 | TRUNCATE farms
          1832 | ALTER TABLE fields MODIFY farm bigint NOT NULL
          3108 | ALTER TABLE fields DROP COLUMN acres
          3152 | ALTER TABLE fields ADD KEY (plan)
          3730 | DROP TABLE farms
          3780 | CREATE TABLE barns (id int, farm bigint, FOREIGN KEY (farm) REFERENCES farms (id))
          """)
  void is_foreseen(String error, String sql) {
    assertThat(refusal(sql)).hasValueSatisfying(why -> assertThat(why).contains(error));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE perhaps DROP COLUMN a",
        "ALTER TABLE copied DROP COLUMN a",
        "ALTER TABLE unknown_here ADD COLUMN a int, ADD COLUMN b int AUTO_INCREMENT",
        "CREATE TABLE IF NOT EXISTS farms (id int)",
        "ALTER TABLE fields DROP FOREIGN KEY farm_fk, DROP KEY by_farm",
        "ALTER TABLE fields DROP COLUMN acres, DROP COLUMN yield",
        "DROP TABLE fields, farms",
        "SET foreign_key_checks = 0; TRUNCATE farms",
        "CALL dynamic_things(1); CREATE TABLE farms (id int)",
        "CREATE PROCEDURE p () BEGIN IF 1 THEN CREATE TABLE farms (id int); END IF; END; CALL p",
        "SET @s = 'ALTER TABLE farms ADD COLUMN name int'; PREPARE s FROM @s; EXECUTE s",
        "ALTER TABLE farms DROP COLUMN name, ADD COLUMN name int",
        "RENAME TABLE farms TO barns, fields TO farms"
      })
  void is_not_said_of_what_is_allowed_or_not_known(String sql) {
    assertThat(refusal(sql)).isEmpty();
  }

  /** Returns why the last statement is refused. */
  private static Optional<String> refusal(String sql) {
    MysqlKnowledge knowledge = new MysqlKnowledge("8.0.31");
    Schema schema = knowledge.nothing();
    ServerState state = ServerState.FRESH;
    List<Effect> effects = new ArrayList<>();
    try (OperationReader reader = new OperationReader(Dialect.MYSQL, "")) {
      for (Statement statement : StatementSplitter.split(script(BEFORE + sql))) {
        List<Operation> operations = reader.read(statement);
        effects = knowledge.effectsOf(operations, schema, state);
        state = knowledge.after(operations, schema, state);
        for (Operation operation : operations) {
          schema = schema.after(operation);
        }
      }
    }
    return effects.stream()
        .filter(Effect.Fails.class::isInstance)
        .map(effect -> ((Effect.Fails) effect).error())
        .findFirst();
  }

  private static Script script(String text) {
    return new Script("V1__x.sql", Optional.empty(), "x", ScriptKind.VERSIONED, 0, text)
        .in(Dialect.MYSQL);
  }
}
