package dev.lockkeeper.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaseTest {

  private static final List<Script> SCRIPTS =
      List.of(versioned("1"), versioned("2"), versioned("2.1"), versioned("10"));

  @Test
  void withoutConfigurationAllButTheNewestAreReleased() throws CheckImpossibleException {
    assertThat(pending("")).containsExactly("10");
  }

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
  void oneScriptAloneIsPending() throws CheckImpossibleException {
    List<Script> one = List.of(versioned("1"));
    assertThat(new History("default", one, Base.of("", one)).pending()).isEqualTo(one);
  }

  @Test
  void repeatableScriptsAndCallbacksArePendingAndUndoScriptsNever()
      throws CheckImpossibleException {
    Base base = Base.of("version:10", SCRIPTS);
    assertThat(base.pending(script("", ScriptKind.REPEATABLE))).isTrue();
    assertThat(base.pending(script("", ScriptKind.CALLBACK))).isTrue();
    assertThat(base.pending(script("11", ScriptKind.UNDO))).isFalse();
    assertThat(base.pending(script("11", ScriptKind.BASELINE))).isFalse();
  }

  @Test
  void anotherWordIsAnErrorThatListsTheValidOnes() {
    assertThatThrownBy(() -> Base.of("version:x", SCRIPTS))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            "migration.base is 'version:x', which names no base. Use version:<v> with the newest"
                + " released version, none, or leave it out.");
  }

  private static List<String> pending(String named) throws CheckImpossibleException {
    return new History("default", SCRIPTS, Base.of(named, SCRIPTS))
        .pending().stream().map(script -> script.version().orElseThrow().toString()).toList();
  }

  private static Script versioned(String version) {
    return script(version, ScriptKind.VERSIONED);
  }

  private static Script script(String version, ScriptKind kind) {
    return new Script("V" + version + "__x.sql", Version.parse(version), "x", kind, 0, "");
  }
}
