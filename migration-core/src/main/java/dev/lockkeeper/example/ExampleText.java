package dev.lockkeeper.example;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptName;
import dev.lockkeeper.script.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the text of an example apart. */
final class ExampleText {

  private static final Pattern DIVIDER = Pattern.compile("-- (\\w+\\.sql)");
  private static final Pattern RELEASED = Pattern.compile("-- released: (\\S+)");
  private static final Pattern RUNS_ON = Pattern.compile("-- versions: (\\S+)");
  private static final Pattern EXPECTED = Pattern.compile("-- expect (.+)");
  private static final Pattern LIMITED = Pattern.compile("(\\S+)(?: (\\S+))?");

  private final List<Script> scripts = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private Optional<String> script = Optional.empty();
  private Optional<Version> released = Optional.empty();
  private Versions versions = Versions.ALL;
  private int lines;

  ExampleText(String text) {
    text.lines().forEach(this::take);
    endScript();
  }

  Example example(String name, Database database, boolean safe) {
    return new Example(
        name,
        database,
        safe,
        scripts.stream().map(one -> one.in(database.dialect())).toList(),
        newestReleased(),
        versions,
        expectations);
  }

  private void take(String line) {
    Matcher divider = DIVIDER.matcher(line);
    Matcher release = RELEASED.matcher(line);
    Matcher runsOn = RUNS_ON.matcher(line);
    if (release.matches()) {
      released = Version.parse(release.group(1));
    } else if (runsOn.matches()) {
      versions = Versions.parse(runsOn.group(1));
    } else if (divider.matches()) {
      endScript();
      script = Optional.of(divider.group(1));
    } else {
      body.append(line).append('\n');
      lines++;
      expect(line);
    }
  }

  /** Every expectation stands on the line above its statement's first. */
  private void expect(String line) {
    Matcher expected = EXPECTED.matcher(line);
    if (expected.matches()) {
      for (String one : expected.group(1).split(", ", -1)) {
        Matcher limited = LIMITED.matcher(one);
        if (limited.matches()) {
          expectations.add(
              new Expectation(
                  script.orElse(""),
                  lines + 1,
                  limited.group(1),
                  Optional.ofNullable(limited.group(2)).map(Versions::parse).orElse(Versions.ALL)));
        }
      }
    }
  }

  private void endScript() {
    script.ifPresent(
        file -> {
          ScriptName name =
              ScriptName.parse(file)
                  .orElseThrow(() -> new IllegalArgumentException(file + " is no script's name"));
          scripts.add(
              new Script(
                  file, name.version(), name.description(), name.kind(), 0, body.toString()));
        });
    body.setLength(0);
    lines = 0;
  }

  private Optional<Version> newestReleased() {
    List<Version> all = scripts.stream().flatMap(one -> one.version().stream()).toList();
    return released.or(
        () -> all.size() < 2 ? Optional.empty() : Optional.of(all.get(all.size() - 2)));
  }
}
