package dev.lockkeeper.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseTest {

  private static final List<Script> SCRIPTS =
      List.of(versioned("1"), versioned("2"), versioned("2.1"), versioned("10"));

  @Test
  void versionReleasesItselfAndAllBelowAsFlywayOrdersThem() throws CheckImpossibleException {
    assertThat(pending("version:2")).containsExactly("2.1", "10");
    assertThat(pending("version:2.0")).containsExactly("2.1", "10");
    assertThat(pending("version:9")).containsExactly("10");
  }

  @Test
  void noneMakesEverythingPending() throws CheckImpossibleException {
    assertThat(pending("none")).containsExactly("1", "2", "2.1", "10");
  }

  @Test
  void repeatableScriptsAndCallbacksArePendingAndUndoScriptsNever()
      throws CheckImpossibleException {
    Base base = Base.named("version:10");
    assertThat(base.pending(script("", ScriptKind.REPEATABLE))).isTrue();
    assertThat(base.pending(script("", ScriptKind.CALLBACK))).isTrue();
    assertThat(base.pending(script("11", ScriptKind.UNDO))).isFalse();
    assertThat(base.pending(script("11", ScriptKind.BASELINE))).isFalse();
  }

  @Test
  void aVersionKnowsOfNoBreach() throws CheckImpossibleException {
    assertThat(new History("default", SCRIPTS, Base.named("version:9")).breaches()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"version:x", "version:", "alive", "None", "git"})
  void anotherWordIsAnErrorThatListsTheValidOnes(String word) {
    assertThatThrownBy(() -> Base.named(word))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            "migration.base is '%s', which names no base. Use git:<ref> with a branch, tag or commit, version:<v> with the newest released version, live, none, or leave it out."
                .formatted(word));
  }

  @ParameterizedTest
  @CsvSource({
    "v1.2.3, 1.2.3",
    "1.2.3, 1.2.3",
    "v12, 12",
    "2026.11, 2026.11",
    "5.4.0.Final, 5.4",
    "v1.2+build.5, 1.2"
  })
  void aTagOfThatNameIsARelease(String tag, String version) {
    assertThat(ReleaseTag.versionIn(tag).orElseThrow()).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.2.0-rc1", "12", "nightly", "v", "1.2.0-SNAPSHOT", "shop-1.2", "1..2"})
  void aTagOfThatNameIsNone(String tag) {
    assertThat(ReleaseTag.versionIn(tag)).isEmpty();
  }

  private static List<String> pending(String named) throws CheckImpossibleException {
    return new History("default", SCRIPTS, Base.named(named))
        .pending().stream().map(script -> script.version().orElseThrow().toString()).toList();
  }

  private static Script versioned(String version) {
    return script(version, ScriptKind.VERSIONED);
  }

  private static Script script(String version, ScriptKind kind) {
    return new Script("V" + version + "__x.sql", Version.parse(version), "x", kind, 0, "");
  }
}
