package dev.lockkeeper.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Breach.Edited;
import dev.lockkeeper.base.Breach.OutOfOrder;
import dev.lockkeeper.base.Breach.Removed;
import dev.lockkeeper.base.Breach.Renamed;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found when the scripts of today are held against the released ones. */
class BreachesTest {

  private static final String ONE = "-- why\nCREATE TABLE a (x text DEFAULT 'A');\n";

  @Test
  void theSameScriptsAreNoBreach() throws Exception {
    assertThat(breaches(Map.of("V1__a.sql", ONE), Map.of("V1__a.sql", ONE))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE a (x text DEFAULT 'A');\n",
        "-- another reason\nCREATE TABLE a (x text DEFAULT 'A');\n",
        "-- why\ncreate  table A\n  (x text default 'A');\n",
        "-- why\nCREATE TABLE a (x text DEFAULT 'A')"
      })
  void commentsAndWhiteSpaceDoNotChangeWhatItDoes(String today) throws Exception {
    assertThat(breaches(Map.of("V1__a.sql", ONE), Map.of("V1__a.sql", today)))
        .containsExactly(new Edited(script("V1__a.sql", today), Change.LAYOUT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- why\nCREATE TABLE a (x text DEFAULT 'a');\n",
        "-- why\nCREATE TABLE \"A\" (x text DEFAULT 'A');\n",
        "-- why\nCREATE TABLE a (x text DEFAULT 'A');\nDROP TABLE b;\n",
        "-- why\nCREATE TABLE a (x text DEFAULT 'A');\n\\connect other\n",
        "-- why CREATE TABLE a (x text DEFAULT 'A');\n",
        ""
      })
  void otherTokensDo(String today) throws Exception {
    assertThat(breaches(Map.of("V1__a.sql", ONE), Map.of("V1__a.sql", today)))
        .containsExactly(new Edited(script("V1__a.sql", today), Change.DEEDS));
  }

  @Test
  void rowsOfCopyAreWhatItDoes() throws Exception {
    String today = "COPY a FROM STDIN;\n2\n\\.\n";
    assertThat(
            breaches(
                Map.of("V1__a.sql", "COPY a FROM STDIN;\n1\n\\.\n"), Map.of("V1__a.sql", today)))
        .containsExactly(new Edited(script("V1__a.sql", today), Change.DEEDS));
  }

  /** Flyway's checksum leaves line ends out: here it is the same, and the effect is not. */
  @Test
  void aLineLessIsAnEditThoughFlywaysChecksumIsTheSame() throws Exception {
    String released = "-- first\nDROP TABLE a;\n";
    String today = "-- firstDROP TABLE a;\n";
    assertThat(script("V1__a.sql", today).checksum())
        .isEqualTo(script("V1__a.sql", released).checksum());
    assertThat(breaches(Map.of("V1__a.sql", released), Map.of("V1__a.sql", today)))
        .containsExactly(new Edited(script("V1__a.sql", today), Change.DEEDS));
  }

  @Test
  void repeatableScriptsAndCallbacksAreThereToBeChanged() throws Exception {
    Map<String, String> released =
        Map.of("R__v.sql", "SELECT 1;", "R__w.sql", "SELECT 1;", "afterMigrate.sql", "SELECT 1;");
    Map<String, String> today =
        Map.of("R__v.sql", "SELECT 2;", "R__w.sql", "SELECT 1;", "afterMigrate.sql", "SELECT 2;");
    assertThat(breaches(released, today)).isEmpty();
    assertThat(history(released, today).pending().stream().map(Script::path))
        .containsExactlyInAnyOrder("R__v.sql", "afterMigrate.sql");
  }

  @Test
  void aReleasedScriptThatIsGoneIsMissed() throws Exception {
    Map<String, String> released =
        Map.of(
            "V1__a.sql",
            ONE,
            "V2__b.sql",
            "SELECT 2;",
            "R__v.sql",
            "SELECT 3;",
            "afterMigrate.sql",
            "SELECT 4;",
            "U2__b.sql",
            "SELECT 5;");
    assertThat(breaches(released, Map.of("V1__a.sql", ONE)))
        .containsExactlyInAnyOrder(
            new Removed(script("V2__b.sql", "SELECT 2;")),
            new Removed(script("R__v.sql", "SELECT 3;")));
  }

  @Test
  void anotherDescriptionIsARename() throws Exception {
    assertThat(breaches(Map.of("V1__a.sql", ONE), Map.of("V1__z.sql", ONE)))
        .containsExactly(new Renamed(script("V1__z.sql", ONE), script("V1__a.sql", ONE)));
  }

  @Test
  void anotherWayToWriteTheSameNameIsNone() throws Exception {
    Map<String, String> released = Map.of("V1.0__a_b.sql", ONE);
    assertThat(breaches(released, Map.of("deeper/V01__a_b.sql", ONE))).isEmpty();
  }

  @Test
  void anotherVersionIsARenameRatherThanALoss() throws Exception {
    Map<String, String> released = Map.of("V1__a.sql", ONE, "R__v.sql", "SELECT 1;");
    Map<String, String> today = Map.of("V3__a.sql", ONE, "R__w.sql", "SELECT 1;");
    assertThat(breaches(released, today))
        .containsExactly(
            new Renamed(script("V3__a.sql", ONE), script("V1__a.sql", ONE)),
            new Renamed(script("R__w.sql", "SELECT 1;"), script("R__v.sql", "SELECT 1;")));
  }

  @Test
  void aPendingVersionBelowAReleasedOneIsOutOfOrder() throws Exception {
    Map<String, String> released = Map.of("V1__a.sql", ONE, "V10__j.sql", "SELECT 10;");
    Map<String, String> today =
        Map.of(
            "V1__a.sql",
            ONE,
            "V10__j.sql",
            "SELECT 10;",
            "V9.1__i.sql",
            "SELECT 9;",
            "V11__k.sql",
            "SELECT 11;");
    assertThat(breaches(released, today))
        .containsExactly(
            new OutOfOrder(script("V9.1__i.sql", "SELECT 9;"), Version.parse("10").orElseThrow()));
  }

  private static List<Breach> breaches(Map<String, String> released, Map<String, String> today)
      throws CheckImpossibleException {
    return history(released, today).breaches();
  }

  private static History history(Map<String, String> released, Map<String, String> today)
      throws CheckImpossibleException {
    Base base =
        new Base(
            Base.Kind.GIT, Optional.of("3f2a91c"), "main", Released.Scripts.of(scripts(released)));
    return new History("default", scripts(today), base);
  }

  /** Versioned before repeatable ones, as they run. */
  private static List<Script> scripts(Map<String, String> files) throws CheckImpossibleException {
    List<Script> scripts = new ArrayList<>();
    for (Map.Entry<String, String> file : new TreeMap<>(files).descendingMap().entrySet()) {
      scripts.add(script(file.getKey(), file.getValue()));
    }
    scripts.sort(Comparator.comparing(script -> script.version().isEmpty()));
    return scripts;
  }

  private static Script script(String path, String text) throws CheckImpossibleException {
    return new FlywayLayout(Path.of(""), UTF_8).script(path, text.getBytes(UTF_8)).orElseThrow();
  }
}
