package dev.lockkeeper.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatementSplitterTest {

  private static List<Statement> split(String text) {
    return StatementSplitter.split(
        new Script("db/V1__x.sql", Optional.empty(), "x", ScriptKind.VERSIONED, 0, text));
  }

  private static List<String> sql(String text) {
    return split(text).stream().map(Statement::sql).toList();
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
  void countsStatementsFromOneAndLeavesTheTerminatorOut() {
    List<Statement> statements = split("SELECT 1;\nSELECT 2 ;SELECT 3");

    assertThat(statements).extracting(Statement::index).containsExactly(1, 2, 3);
    assertThat(statements)
        .extracting(Statement::sql)
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    assertThat(statements)
        .extracting(StatementSplitterTest::at)
        .containsExactly("1:1", "2:1", "2:11");
    assertThat(statements.get(1).place().file()).isEqualTo("db/V1__x.sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   \n\t", ";", ";;;", "-- only a comment", "/* a */ ; -- b\n;", "\uFEFF"})
  void findsNothingWhereThereIsNothing(String text) {
    assertThat(split(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a;b'",
        "SELECT 'it''s;'",
        "SELECT 'x\\'",
        "SELECT E'it\\'s;'",
        "SELECT e'a''\\\\;'",
        "SELECT B'1;', X'F;', x'f;', N'n;', U&'d;'",
        "SELECT $$a;b$$",
        "SELECT $x$ $$ ; $y$ ; $x$",
        "SELECT \"a;\"\"b;\"",
        "SELECT U&\"a;\"",
        "SELECT 1 /* ; /* nested ; */ ; */ + 2",
        "SELECT 1 -- ; '\n + 2",
        "SELECT a$b$c",
        "SELECT (1; 2)",
        "CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; SELECT CASE WHEN a THEN 1 END; END",
        "create procedure p() begin atomic insert into a values (case when x then 1 end); end",
        "SELECT $1 , $2"
      })
  void keepsASemicolonThatEndsNothing(String statement) {
    assertThat(sql(statement + ";SELECT 2")).containsExactly(statement, "SELECT 2");
  }

  @Test
  void endsAtASemicolonThatOnlyLooksQuoted() {
    assertThat(sql("SELECT 'x\\';SELECT 2")).containsExactly("SELECT 'x\\'", "SELECT 2");
    assertThat(sql("SELECT a$b;SELECT c$b")).containsExactly("SELECT a$b", "SELECT c$b");
    assertThat(sql("BEGIN;UPDATE t SET a = 1;END;SELECT 1"))
        .containsExactly("BEGIN", "UPDATE t SET a = 1", "END", "SELECT 1");
    assertThat(sql("SELECT \"atomic\" FROM begin;SELECT 2")).hasSize(2);
  }

  @Test
  void countsColumnsInCodePoints() {
    Statement second = split("SELECT '\uD83D\uDC18é';  /* \uD83D\uDC18 */ SELECT 2").get(1);

    assertThat(at(second)).isEqualTo("1:23");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void countsLinesHoweverTheyEnd(String lineEnd) {
    List<Statement> statements =
        split(String.join(lineEnd, "-- a", "/* b", "*/ SELECT", "1;", "", "  SELECT 2"));

    assertThat(statements).extracting(StatementSplitterTest::at).containsExactly("3:4", "6:3");
  }

  @Test
  void countsNoColumnForAByteOrderMark() {
    assertThat(at(only("\uFEFFSELECT 1"))).isEqualTo("1:1");
  }

  @Test
  void passesOverTheDataOfCopy() {
    List<Statement> statements =
        split(
            "COPY public.t2 (a, b) FROM stdin;\n1\tx;y\n2\tit's\n\\.\n\nSELECT 1;\n"
                + "COPY t FROM STDIN WITH (FORMAT csv);\r\n\"a\r\n\\.\r\nSELECT 2");

    assertThat(statements)
        .extracting(Statement::sql)
        .containsExactly(
            "COPY public.t2 (a, b) FROM stdin",
            "SELECT 1",
            "COPY t FROM STDIN WITH (FORMAT csv)",
            "SELECT 2");
    assertThat(statements)
        .extracting(StatementSplitterTest::at)
        .containsExactly("1:1", "6:1", "7:1", "10:1");
    assertThat(statements).allMatch(statement -> statement.broken().isEmpty());
  }

  @Test
  void takesNoDataForACopyThatReadsAFile() {
    assertThat(sql("COPY t FROM '/tmp/stdin';\nSELECT 1")).hasSize(2);
    assertThat(sql("COPY (SELECT a FROM stdin) TO stdout;\nSELECT 1")).hasSize(2);
  }

  @Test
  void saysThatCopyDataHasNoEnd() {
    Statement copy = only("COPY t FROM stdin;\n1\n2\nSELECT 1;");

    assertThat(copy.broken()).contains("the data of COPY is not ended by a line with \\.");
    assertThat(copy.sql()).isEqualTo("COPY t FROM stdin");
  }

  @Test
  void keepsALineForPsqlAsAStatementThatNobodyElseUnderstands() {
    List<Statement> statements = split("\\restrict abc\n\nSET a = 1;\n\\connect x\nSELECT 1;");

    assertThat(statements).extracting(StatementSplitterTest::at).containsExactly("1:1", "4:1");
    assertThat(statements)
        .allSatisfy(statement -> assertThat(statement.broken().orElseThrow()).contains("for psql"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1;\nUPDATE t SET a = 'abc;\nSELECT 2;",
        "SELECT 1;\nUPDATE t SET a = E'abc\\';\nSELECT 2;",
        "SELECT 1;\nUPDATE t SET a = $x$abc;\nSELECT 2;$y$",
        "SELECT 1;\nUPDATE t SET a = /* /* */;\nSELECT 2;",
        "SELECT 1;\nUPDATE t SET a = \"abc;\nSELECT 2;",
        "SELECT 1;\nUPDATE t SET a = (1 + (2);\nSELECT 2;"
      })
  void placesWhatIsNeverClosedAtItsOpening(String text) {
    List<Statement> statements = split(text);

    assertThat(statements).hasSize(2);
    assertThat(at(statements.get(1))).isEqualTo("2:18");
    assertThat(statements.get(1).broken().orElseThrow()).contains("never closed");
  }

  @Test
  void namesWhatIsNeverClosed() {
    assertThat(only("SELECT 'a").broken()).contains("a string is opened and never closed");
    assertThat(only("SELECT \"a").broken())
        .contains("a quoted identifier is opened and never closed");
    assertThat(only("SELECT $$a").broken())
        .contains("a dollar-quoted string is opened and never closed");
    assertThat(only("SELECT /* a").broken()).contains("a comment is opened and never closed");
    assertThat(only("SELECT (a").broken()).contains("a parenthesis is opened and never closed");
    assertThat(only("SELECT a); SELECT 2").broken())
        .contains("a parenthesis is closed that was never opened");
    assertThat(only("CREATE FUNCTION f() BEGIN ATOMIC SELECT 1; SELECT 2;").broken())
        .contains("the body after BEGIN ATOMIC is never closed by END");
  }

  @Test
  void tokensAreWhatTheServersScannerMakes() {
    assertThat(
            only("SELECT a.b::int4, -1.5e-3||'x'=-1, t.*, x->>'y', $1, :n, 1..2, .5, U&\"q\", é#>>y")
                .tokens())
        .extracting(Token::text)
        .containsExactly(
            "SELECT", "a", ".", "b", "::", "int4", ",", "-", "1.5e-3", "||", "'x'", "=", "-", "1",
            ",", "t", ".", "*", ",", "x", "->>", "'y'", ",", "$1", ",", ":", "n", ",", "1", ".",
            ".", "2", ",", ".5", ",", "U&\"q\"", ",", "é", "#>>", "y");
  }

  @Test
  void losesNoTokenWhenJoinedAgain() {
    String text = "CREATE TABLE t (a int DEFAULT 'x;' /* c */ , \"b;\" text) ; UPDATE t SET a=-1";
    List<Statement> statements = split(text);

    for (Statement statement : statements) {
      for (Token token : statement.tokens()) {
        assertThat(text.substring(token.offset())).startsWith(token.text());
      }
    }
    assertThat(statements.stream().mapToInt(statement -> statement.tokens().size()).sum())
        .isEqualTo(12 + 7);
  }
}
