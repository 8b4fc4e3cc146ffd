package dev.lockkeeper.example;

import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SQL that shows a hazard, or how to do without it: documentation, test and truth at once.
 *
 * <p>The folder of a hazard's id holds {@code unsafe.sql} and {@code safe.sql} for PostgreSQL, and
 * {@code mysql-unsafe.sql} and {@code mysql-safe.sql} for MySQL. In a file
 *
 * <ul>
 *   <li>{@code -- V2__name.sql}, or another name that Flyway knows, begins a script;
 *   <li>{@code -- released: 1} names the newest released version; without it all scripts but the
 *       last are released;
 *   <li>{@code -- versions: 15-} says on which servers the example runs; without it on all;
 *   <li>{@code -- expect <id>, <id> 14-17} stands above each statement that something is found in,
 *       with the servers on which it is, where it is not on all.
 * </ul>
 *
 * @param name file it stands in, with its folder
 * @param database it is written for
 * @param safe whether nothing is to be found in it
 * @param scripts in order; they keep the lines of expectation, which are comments
 * @param newestReleased version; absent where nothing is released
 * @param versions of the server on which it runs
 * @param expectations in the order of their places
 */
public record Example(
    String name,
    Database database,
    boolean safe,
    List<Script> scripts,
    Optional<Version> newestReleased,
    Versions versions,
    List<Expectation> expectations) {

  public Example {
    scripts = List.copyOf(scripts);
    expectations =
        expectations.stream()
            .sorted(
                Comparator.comparing(Expectation::script)
                    .thenComparing(Expectation::line)
                    .thenComparing(Expectation::hazard))
            .toList();
  }

  /** Returns all examples of the hazard: by database, the unsafe one before the safe one. */
  public static List<Example> all(Hazard hazard) {
    return Arrays.stream(Database.values())
        .flatMap(database -> Stream.of(unsafe(hazard, database), safe(hazard, database)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the SQL that the hazard is found in on PostgreSQL. */
  public static Optional<Example> unsafe(Hazard hazard) {
    return unsafe(hazard, Database.POSTGRESQL);
  }

  /** Returns the SQL that the hazard is found in on that database, where there is some. */
  public static Optional<Example> unsafe(Hazard hazard, Database database) {
    return read(hazard, database, false);
  }

  /** Returns SQL for PostgreSQL with the same end and without the hazard. */
  public static Optional<Example> safe(Hazard hazard) {
    return safe(hazard, Database.POSTGRESQL);
  }

  /** Returns SQL for that database with the same end and without the hazard. */
  public static Optional<Example> safe(Hazard hazard, Database database) {
    return read(hazard, database, true);
  }

  /** Returns the base as the configuration would name it. */
  public String base() {
    return newestReleased.map(version -> "version:" + version).orElse("none");
  }

  /** Returns what is to be found on that version of the server, one line each. */
  public List<String> expected(int version) {
    return expected(Integer.toString(version));
  }

  /** Returns what is to be found on that version of the server, {@code 8.0.31}, one line each. */
  public List<String> expected(String version) {
    Version server = Version.parse(version).orElseThrow();
    return expectations.stream()
        .filter(expectation -> expectation.versions().include(server))
        .map(Expectation::toString)
        .toList();
  }

  /** Returns whether the example runs on that version of the server. */
  public boolean runsOn(int version) {
    return runsOn(Integer.toString(version));
  }

  /** Returns whether the example runs on that version of the server, {@code 8.0.31}. */
  public boolean runsOn(String version) {
    return versions.include(Version.parse(version).orElseThrow());
  }

  private static Optional<Example> read(Hazard hazard, Database database, boolean safe) {
    String name = hazard.id() + "/" + database.prefix() + (safe ? "safe.sql" : "unsafe.sql");
    try (InputStream resource = Hazard.class.getResourceAsStream(name)) {
      return resource == null
          ? Optional.empty()
          : Optional.of(
              new ExampleText(new String(resource.readAllBytes(), StandardCharsets.UTF_8))
                  .example(name, database, safe));
    } catch (IOException e) {
      throw new UncheckedIOException("the example " + name + " cannot be read", e);
    }
  }
}
