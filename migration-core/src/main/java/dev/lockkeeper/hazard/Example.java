package dev.lockkeeper.hazard;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL that shows a hazard, or how to do without it: documentation, test and truth at once.
 *
 * <p>A line {@code -- V2__name.sql} begins a script. A line {@code -- released: 1} names the newest
 * released version; without it all scripts but the last are released. A line {@code -- expect <id>}
 * stands above each statement that the hazard is found in.
 *
 * @param name file it stands in
 * @param scripts in order
 * @param base as the configuration would name it
 */
public record Example(String name, List<Script> scripts, String base) {

  private static final Pattern DIVIDER = Pattern.compile("-- V(\\d+)__(\\w+)\\.sql");
  private static final Pattern RELEASED = Pattern.compile("-- released: (\\d+)");

  public Example {
    scripts = List.copyOf(scripts);
  }

  /** Returns the SQL that the hazard is found in; nothing where only a server can show it. */
  public static Optional<Example> unsafe(Hazard hazard) {
    return read(hazard, "unsafe.sql");
  }

  /** Returns SQL with the same end and without the hazard. */
  public static Optional<Example> safe(Hazard hazard) {
    return read(hazard, "safe.sql");
  }

  private static Optional<Example> read(Hazard hazard, String file) {
    String name = hazard.id() + "/" + file;
    try (InputStream resource = Example.class.getResourceAsStream(name)) {
      return resource == null
          ? Optional.empty()
          : Optional.of(parse(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("the example " + name + " cannot be read", e);
    }
  }

  private static Example parse(String name, String text) {
    List<Script> scripts = new ArrayList<>();
    String base = "";
    Matcher head = null;
    StringBuilder body = new StringBuilder();
    for (String line : text.lines().toList()) {
      Matcher released = RELEASED.matcher(line);
      Matcher divider = DIVIDER.matcher(line);
      if (released.matches()) {
        base = "version:" + released.group(1);
      } else if (divider.matches()) {
        addTo(scripts, head, body);
        head = divider;
      } else {
        body.append(line).append('\n');
      }
    }
    addTo(scripts, head, body);
    return new Example(name, scripts, base.isEmpty() ? allButTheLast(scripts) : base);
  }

  private static String allButTheLast(List<Script> scripts) {
    return scripts.size() < 2
        ? "none"
        : "version:" + scripts.get(scripts.size() - 2).version().orElseThrow();
  }

  private static void addTo(List<Script> scripts, Matcher head, StringBuilder body) {
    if (head != null) {
      scripts.add(
          new Script(
              "V" + head.group(1) + "__" + head.group(2) + ".sql",
              Version.parse(head.group(1)),
              head.group(2).replace('_', ' '),
              ScriptKind.VERSIONED,
              0,
              body.toString()));
    }
    body.setLength(0);
  }
}
