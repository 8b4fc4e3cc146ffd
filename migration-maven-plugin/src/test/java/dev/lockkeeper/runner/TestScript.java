package dev.lockkeeper.runner;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.util.Optional;

/** Scripts for tests. */
public final class TestScript {

  private TestScript() {}

  /** A versioned script below {@code db/}. */
  public static Script versioned(int version, String text) {
    return new Script(
        "db/V%d__test.sql".formatted(version),
        Version.parse(String.valueOf(version)),
        "test",
        ScriptKind.VERSIONED,
        0,
        text);
  }

  /** A repeatable script below {@code db/}. */
  public static Script repeatable(String name, String text) {
    return new Script(
        "db/R__%s.sql".formatted(name), Optional.empty(), name, ScriptKind.REPEATABLE, 0, text);
  }
}
