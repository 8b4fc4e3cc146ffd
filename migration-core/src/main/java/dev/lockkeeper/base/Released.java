package dev.lockkeeper.base;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is released, in the form in which the base's evidence shows it. */
public sealed interface Released
    permits Released.Nothing, Released.UpTo, Released.Scripts, Applied {

  /** Returns whether the script is still to be applied; undo scripts and their like never are. */
  default boolean pending(Script script) {
    return switch (script.kind()) {
      case VERSIONED, REPEATABLE, CALLBACK, JAVA -> !holds(script);
      case BASELINE, UNDO, DOWN -> false;
    };
  }

  /** Returns whether the script is released as it stands, as far as the evidence can say. */
  boolean holds(Script script);

  /** Returns where those scripts break with what is released, as far as the evidence can say. */
  default List<Breach> breaches(List<Script> today) {
    return List.of();
  }

  /** Nothing is. */
  record Nothing() implements Released {
    @Override
    public boolean holds(Script script) {
      return false;
    }
  }

  /**
   * Everything up to a version is. Of a repeatable script or a callback no version says that it has
   * not changed.
   *
   * @param newest the newest released version
   */
  record UpTo(Version newest) implements Released {
    @Override
    public boolean holds(Script script) {
      return script.version().filter(version -> version.compareTo(newest) <= 0).isPresent();
    }
  }

  /**
   * These scripts are, with this text.
   *
   * @param byIdentity the scripts by what Flyway knows them by
   */
  record Scripts(Map<Identity, Script> byIdentity) implements Released {

    /**
     * What Flyway knows a script by.
     *
     * @param name the version; the description of a repeatable script, the file name of a callback
     */
    record Identity(ScriptKind kind, String name) {
      static Identity of(Script script) {
        String name =
            switch (script.kind()) {
              case VERSIONED, BASELINE, UNDO, DOWN, JAVA ->
                  script.version().map(Version::toString).orElse(script.path());
              case REPEATABLE -> script.description();
              case CALLBACK -> script.fileName();
            };
        return new Identity(script.kind(), name);
      }
    }

    /** Returns those scripts as the released ones. */
    static Scripts of(List<Script> scripts) {
      Map<Identity, Script> byIdentity = new LinkedHashMap<>();
      scripts.forEach(script -> byIdentity.putIfAbsent(Identity.of(script), script));
      return new Scripts(byIdentity);
    }

    /** Returns the script as it was released, where it was. */
    Optional<Script> counterpart(Script script) {
      return Optional.ofNullable(byIdentity.get(Identity.of(script)));
    }

    /**
     * A version runs once, whatever becomes of its text; anything else runs when it changed. A Java
     * migration that is a class without source stands nowhere in git: its version tells.
     */
    @Override
    public boolean holds(Script script) {
      if (script.kind() == ScriptKind.JAVA && script.path().endsWith(".class")) {
        return newest().map(UpTo::new).filter(upTo -> upTo.holds(script)).isPresent();
      }
      return counterpart(script)
          .filter(
              released -> script.version().isPresent() || released.checksum() == script.checksum())
          .isPresent();
    }

    @Override
    public List<Breach> breaches(List<Script> today) {
      return Breaches.of(today, this);
    }

    /** Returns the newest released version. */
    Optional<Version> newest() {
      return byIdentity.values().stream()
          .filter(script -> script.kind() == ScriptKind.VERSIONED)
          .flatMap(script -> script.version().stream())
          .max(Version::compareTo);
    }
  }
}
