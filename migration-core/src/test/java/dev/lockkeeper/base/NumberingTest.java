package dev.lockkeeper.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions that two scripts have, and numbers that none has. */
class NumberingTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "V7__a.sql V7__b.sql, V7__b.sql by V7__a.sql",
    "V1__a.sql V1.0__b.sql, V1.0__b.sql by V1__a.sql",
    "V1__a.sql V01__b.sql, V01__b.sql by V1__a.sql",
    "x/R__view.sql y/R__view.sql, y/R__view.sql by x/R__view.sql",
    "V2__a.sql V2__b.sql V2__c.sql, V2__b.sql by V2__a.sql V2__c.sql by V2__a.sql"
  })
  void aVersionOrADescriptionBelongsToOneScript(String names, String taken) throws Exception {
    assertThat(taken(history(names, Base.NONE))).isEqualTo(taken);
    assertThatThrownBy(() -> history(names, Base.NONE).requireDistinct())
        .isInstanceOf(CheckImpossibleException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V1__a.sql V2__a.sql",
        "B5__state.sql V5__last.sql",
        "U5__undo.sql V5__last.sql",
        "V1__a.sql R__a.sql",
        "x/afterMigrate__log.sql y/afterMigrate__log.sql"
      })
  void whatFlywayTellsApartMayShareANumber(String names) throws Exception {
    History history = history(names, Base.NONE);
    assertThat(history.breaches()).isEmpty();
    history.requireDistinct();
  }

  @Test
  void theReleasedScriptHasItsVersionRightfullyWhateverSortsFirst() throws Exception {
    Script released = script("V7__z.sql");
    Base base = released("V6__a.sql", released.path());
    assertThat(taken(history("V6__a.sql V7__mine.sql V7__z.sql", base)))
        .isEqualTo("V7__mine.sql by V7__z.sql");
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3 5, 1, 4 before 5",
    "1 2 3 5, 3, 4 before 5",
    "1 2 3 4 5 8, 5, 6 before 8",
    "7 8 9 11, 9, 10 before 11",
    "0001 0002 0003 0005, 3, 4 before 5"
  })
  void aNumberThatACountLeavesOutIsMissed(String versions, String newest, String missed)
      throws Exception {
    assertThat(leftOut(versions, newest)).isEqualTo(missed);
  }

  /** A gap of old, a jump to another numbering, and versions that are no count at all. */
  @ParameterizedTest
  @CsvSource({
    "1 2 3 4, 3",
    "1 2 4, 2",
    "1 2 3 5, 5",
    "1 2 4 5 6 8, 6",
    "10 20 30 50, 30",
    "1 2 3 100, 3",
    "1 2 3 20260101120000, 3",
    "20260101 20260102 20260103 20260105120000, 20260103",
    "1.1 1.2 1.3 1.5, 1.3",
    "1 2 3 3.1 4, 3",
    "1 2 3 4.5, 3"
  })
  void otherNumberingsAreNobodysMistake(String versions, String newest) throws Exception {
    assertThat(leftOut(versions, newest)).isEmpty();
  }

  private String taken(History history) {
    return String.join(
        " ",
        new Numbering(history.scripts(), history.base())
            .takenTwice().stream()
                .map(twice -> twice.script().path() + " by " + twice.other().path())
                .toList());
  }

  private String leftOut(String versions, String newest) throws Exception {
    String names =
        String.join(
            " ", Arrays.stream(versions.split(" ", -1)).map("V%s__x.sql"::formatted).toList());
    History history = history(names, Base.named("version:" + newest));
    return new Numbering(history.scripts(), history.base())
        .leftOut()
        .map(gap -> gap.missing() + " before " + gap.script().version().orElseThrow())
        .orElse("");
  }

  private History history(String names, Base base) throws Exception {
    for (String name : names.split(" ", -1)) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "SELECT 1;\n");
    }
    List<Script> scripts = new FlywayLayout(folder, UTF_8).read(List.of(folder)).scripts();
    return new History("default", scripts, base);
  }

  private Base released(String... names) throws CheckImpossibleException {
    List<Script> scripts = List.of(script(names[0]), script(names[1]));
    return new Base(Base.Kind.GIT, Optional.of("3f2a91c"), "main", Released.Scripts.of(scripts));
  }

  private Script script(String name) throws CheckImpossibleException {
    return new FlywayLayout(folder, UTF_8)
        .script(name, "SELECT 1;\n".getBytes(UTF_8))
        .orElseThrow();
  }
}
