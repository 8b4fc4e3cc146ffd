package dev.lockkeeper.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.dump.Dump;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A snapshot that is newer than the base would make scripts pass that nobody looked at. */
class HiddenBySnapshotTest {

  @Test
  void whatIsPendingAndInTheSnapshotIsRefused() throws Exception {
    assertThatThrownBy(() -> history(Base.named("version:1"), "2").requireOpen())
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining(
            "V2__b.sql is pending (base: version 1), and the snapshot production.sql has version 2"
                + " already, so that nothing would judge it");
  }

  @Test
  void aSnapshotThatIsNotNewerHidesNothing() throws Exception {
    History history = history(Base.named("version:1"), "1");
    history.requireOpen();
    assertThat(history.pending()).extracting(Script::path).containsExactly("V2__b.sql");
  }

  @Test
  void withoutABaseTheSnapshotSaysWhatIsReleased() throws Exception {
    History history = history(Base.NONE, "1");
    history.requireOpen();
    assertThat(history.pending()).extracting(Script::path).containsExactly("V2__b.sql");
  }

  private static History history(Base base, String snapshot) throws CheckImpossibleException {
    Dump dump =
        Dump.of(
            () -> new ByteArrayInputStream("CREATE TABLE t (id int);\n".getBytes(UTF_8)),
            "production.sql");
    return new History(
        "db",
        List.of(script("1", "V1__a.sql"), script("2", "V2__b.sql")),
        base,
        Optional.of(Snapshot.of(dump, Version.parse(snapshot).orElseThrow())));
  }

  private static Script script(String version, String path) {
    return new Script(path, Version.parse(version), "", ScriptKind.VERSIONED, 0, "");
  }
}
