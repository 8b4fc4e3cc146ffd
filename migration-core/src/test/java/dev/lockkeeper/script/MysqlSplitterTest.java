package dev.lockkeeper.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MysqlSplitterTest {

  private static List<Statement> split(String text) {
    return StatementSplitter.split(
        new Script("db/V1__x.sql", Optional.empty(), "x", ScriptKind.VERSIONED, 0, text)
            .in(Dialect.MYSQL));
  }

  private static List<String> sql(String text) {
    return split(text).stream().map(Statement::sql).toList();
  }

  private static List<String> tokens(String text) {
    return split(text).get(0).tokens().stream().map(Token::text).toList();
  }

  private static Statement only(String text) {
    List<Statement> statements = split(text);
    assertThat(statements).hasSize(1);
    return statements.get(0);
  }

  private static String at(Statement statement) {
    return statement.place().line() + ":" + statement.place().column();
  }

  @Test
  void countsStatementsAndTellsWhereTheyStand() {
    List<Statement> statements = split("SELECT 1;\r\n  # é\n\tSELECT '\uD83D\uDE00' ;SELECT 3");

    assertThat(statements)
        .extracting(Statement::sql)
        .containsExactly("SELECT 1", "SELECT '\uD83D\uDE00'", "SELECT 3");
    assertThat(statements).extracting(MysqlSplitterTest::at).containsExactly("1:1", "3:2", "3:14");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";;",
        "-- only a comment",
        "--",
        "--no blank, but no statement has begun",
        "# a ; b",
        "/* a */ ; # b\n;",
        "/*!99999 DROP TABLE t */;",
        "/*! */;",
        "DELIMITER //\n//\nDELIMITER ;"
      })
  void findsNothingWhereThereIsNothing(String text) {
    assertThat(split(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a;b'",
        "SELECT \"a;b\"",
        "SELECT 'it''s;'",
        "SELECT 'it\\'s;'",
        "SELECT \"a\\\";\"",
        "SELECT '\\\\', ';'",
        "SELECT `a;``b`",
        "SELECT _utf8mb4'a;'",
        "SELECT N';', x'3B', @`;`, @';'",
        "SELECT 1 /* ; */ + 1 -- ;\n + 1 # ;\n + 1 --\t;\n",
        "SELECT /*+ MAX_EXECUTION_TIME(1;) */ 1",
        "SELECT 5--3",
        "SELECT (1;)",
        "SELECT 1 /* /* ; */"
      })
  void takesAQuotedSemicolonForNoEnd(String text) {
    assertThat(only(text + ";").broken()).isEmpty();
  }

  @Test
  void readsTwoDashesWithoutABlankAsASubtraction() {
    assertThat(tokens("SELECT 5--3")).containsExactly("SELECT", "5", "-", "-", "3");
  }

  @Test
  void doesNotNestComments() {
    assertThat(tokens("SELECT 1 /* /* */ + 1")).containsExactly("SELECT", "1", "+", "1");
  }

  @Test
  void tellsNumbersFromNames() {
    assertThat(tokens("SELECT 1.5e-3, 2fa, .5, t.5a, 0x1F, 0b01, 1e5, 3e, 1.a"))
        .containsExactly(
            "SELECT", "1.5e-3", ",", "2fa", ",", ".5", ",", "t", ".", "5a", ",", "0x1F", ",",
            "0b01", ",", "1e5", ",", "3e", ",", "1.", "a");
    assertThat(only("SELECT 2fa").tokens().get(1).kind()).isEqualTo(Token.Kind.WORD);
    assertThat(only("SELECT 1e5").tokens().get(1).kind()).isEqualTo(Token.Kind.NUMBER);
  }

  @Test
  void keepsVariablesWhole() {
    assertThat(tokens("SET @a = @@session.b, @`c d` := 'e'@'f'"))
        .containsExactly("SET", "@a", "=", "@@session.b", ",", "@`c d`", ":=", "'e'", "@'f'");
  }

  @Test
  void runsWhatStandsInExecutableComments() {
    Statement statement =
        only("/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`%`*/ /*!50003 TRIGGER t */ x /*!99999 y */;");

    assertThat(statement.tokens())
        .extracting(Token::text)
        .containsExactly("CREATE", "DEFINER", "=", "`a`", "@`%`", "TRIGGER", "t", "x");
    assertThat(at(statement)).isEqualTo("1:1");
    assertThat(sql("/*!40101 SET NAMES utf8 */;\nSELECT 1;"))
        .containsExactly("/*!40101 SET NAMES utf8 */", "SELECT 1");
  }

  @Test
  void looksForTheDelimiterInsideWords() {
    assertThat(
            sql("DELIMITER $$\nCREATE PROCEDURE p() BEGIN SELECT 1; END$$\nDELIMITER ;\nSELECT 2"))
        .containsExactly("CREATE PROCEDURE p() BEGIN SELECT 1; END", "SELECT 2");
    assertThat(sql("delimiter //\nSELECT 1//SELECT 2 //\ndelimiter ;\nSELECT 3;"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    assertThat(sql("DELIMITER ;;\nSELECT 1; SELECT 2;;\nDELIMITER ;\nSELECT 3"))
        .containsExactly("SELECT 1; SELECT 2", "SELECT 3");
    assertThat(sql("DELIMITER #\nSELECT 1#SELECT 2#")).containsExactly("SELECT 1", "SELECT 2");
  }

  @Test
  void keepsAColumnCalledDelimiter() {
    assertThat(sql("SELECT a.delimiter FROM t; SELECT 2")).hasSize(2);
  }

  @Test
  void refusesToChangeTheDelimiterInsideAStatement() {
    List<Statement> statements = split("SELECT 1\nDELIMITER //\nSELECT 2//");

    assertThat(statements.get(0).broken()).contains("the delimiter is changed inside a statement");
    assertThat(statements.get(1).sql()).isEqualTo("SELECT 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT CASE a WHEN 1 THEN 2 END; END",
        "CREATE DEFINER='a'@'%' PROCEDURE p() BEGIN IF a THEN SELECT 1; END IF; END",
        "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN WHILE x DO SET x = 1; END WHILE; END",
        "CREATE FUNCTION f() RETURNS int BEGIN CASE a WHEN 1 THEN RETURN 1; END CASE; RETURN 2; END",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM a; BEGIN DELETE FROM b; END; END",
        "CREATE PROCEDURE p() l: BEGIN REPEAT SET a = 1; UNTIL a END REPEAT; LOOP LEAVE l; END LOOP; END"
      })
  void keepsABodyTogetherWithoutADelimiter(String body) {
    assertThat(sql(body + ";\nSELECT 2;")).containsExactly(body, "SELECT 2");
    assertThat(sql("SELECT 2;" + body)).containsExactly("SELECT 2", body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEGIN; SELECT 1; COMMIT", "SELECT begin; SELECT 2; SELECT 3"})
  void takesBeginOutsideABodyForNoBlock(String text) {
    assertThat(split(text)).hasSize(3);
  }

  @Test
  void saysWhereWhatIsLeftOpenBegins() {
    assertThat(only("SELECT 'a;\nSELECT 2;").broken())
        .contains("a string is opened and never closed");
    assertThat(at(only("SELECT 1,\n  \"a"))).isEqualTo("2:3");
    assertThat(only("SELECT `a").broken())
        .contains("a quoted identifier is opened and never closed");
    assertThat(only("SELECT 1 /* a").broken()).contains("a comment is opened and never closed");
    assertThat(only("SELECT 1 /*!50000 + 1").broken())
        .contains("an executable comment is opened and never closed");
    assertThat(only("SELECT (1; SELECT 2").broken())
        .contains("a parenthesis is opened and never closed");
    assertThat(only("CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2;").broken())
        .contains("the body after BEGIN is never closed by END");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET sql_mode = 'ANSI_QUOTES'",
        "SET sql_mode = ANSI",
        "set session SQL_MODE='STRICT_TRANS_TABLES, ansi_quotes'",
        "SET @@sql_mode := 'ANSI_QUOTES'",
        "SET @@session.sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')",
        "SET NAMES utf8mb4, @@local.sql_mode = \"ANSI_QUOTES\"",
        "/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='ANSI_QUOTES' */"
      })
  void takesDoubleQuotesForNamesInTheModeThatSaysSo(String mode) {
    List<Statement> statements = split(mode + ";\nSELECT \"a\\\" FROM t; SELECT 'it\\'s;'");

    assertThat(statements).hasSize(3);
    assertThat(statements.get(1).tokens().get(1).kind()).isEqualTo(Token.Kind.QUOTED_IDENTIFIER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET GLOBAL sql_mode = 'ANSI_QUOTES'",
        "SET PERSIST sql_mode = 'ANSI_QUOTES'",
        "SET @@global.sql_mode = 'ANSI_QUOTES'",
        "SET sql_mode = 'STRICT_TRANS_TABLES'",
        "SET @a = 'ANSI_QUOTES'",
        "SET sql_mode = 'ANSI_QUOTES'; SET sql_mode = DEFAULT",
        "SET sql_mode = 'ANSI'; SET sql_mode = ''",
        "SET sql_mode = 'ANSI_QUOTES'; SET sql_mode = REPLACE(@@sql_mode, 'ANSI_QUOTES', '')",
        "SET @old = @@sql_mode; SET sql_mode = 'ANSI_QUOTES'; SET sql_mode = @old"
      })
  void takesDoubleQuotesForStringsOtherwise(String mode) {
    List<Statement> statements = split(mode + ";SELECT \"a\\\";\"");

    assertThat(statements.get(statements.size() - 1).tokens().get(1).kind())
        .isEqualTo(Token.Kind.STRING);
  }

  @Test
  void readsABackslashAsItselfInTheModeThatSaysSo() {
    assertThat(sql("SET sql_mode = 'NO_BACKSLASH_ESCAPES'; SELECT 'a\\'; SELECT \"b\\\""))
        .containsExactly("SET sql_mode = 'NO_BACKSLASH_ESCAPES'", "SELECT 'a\\'", "SELECT \"b\\\"");
    assertThat(
            sql(
                "SET sql_mode = 'NO_BACKSLASH_ESCAPES'; SET sql_mode = ''; SELECT 'a\\';'; SELECT 2"))
        .hasSize(4);
  }

  @Test
  void findsAllowancesAboveStatements() {
    List<Statement> statements =
        split(
            "# migration:allow a because b\nSELECT 1;\n/* migration:allow c because d */\nSELECT 2");

    assertThat(statements.get(0).allowances()).extracting(Allowance::hazard).containsExactly("a");
    assertThat(statements.get(1).allowances()).extracting(Allowance::hazard).containsExactly("c");
  }
}
