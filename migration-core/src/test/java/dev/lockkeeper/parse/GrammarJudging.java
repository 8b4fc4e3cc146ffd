package dev.lockkeeper.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL's own grammar as judge over every form and example, in the profile {@code judges}.
 *
 * <p>A folder of other people's scripts may be judged too: {@code -Djudge.scripts=<folder>}; what
 * is refused or misunderstood there is printed.
 */
final class GrammarJudging {

  private static final Path SOURCES = Path.of("src/judges/postgresql");
  private static final Path INSTALLED = Path.of("target/judges/postgresql");

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(INSTALLED);
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Path copy = INSTALLED.resolve(file.getFileName());
        Files.deleteIfExists(copy);
        Files.copy(file, copy);
      }
    }
    Process npm;
    try {
      npm =
          new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new AssertionError("-Pjudges needs Node.js 18 or newer with npm on the PATH", e);
    }
    String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(npm.waitFor()).as("npm ci: %s", said).isZero();
  }

  @Test
  void agreesOnEveryForm() throws Exception {
    GrammarJudge judge = new GrammarJudge();
    Forms.all().forEach(form -> add(judge, form.file() + ".forms", form.sql()));
    judge.ask(new Grammar(INSTALLED));
    print("Forms", judge);
    assertThat(judge.misunderstood).isEmpty();
    // what we give up on purpose is written down in not-understood.forms, and nowhere else
    assertThat(judge.refused).allMatch(one -> one.where().startsWith("not-understood"));
    assertThat(judge.illegal).isEmpty();
  }

  @Test
  void agreesOnEveryExample() throws Exception {
    GrammarJudge judge = new GrammarJudge();
    for (Path file : scripts(Path.of("src/main/resources/dev/lockkeeper"))) {
      if (!file.getFileName().toString().startsWith("mysql-")) {
        add(judge, file.toString(), Files.readString(file));
      }
    }
    judge.ask(new Grammar(INSTALLED));
    print("Examples", judge);
    assertThat(judge.misunderstood).isEmpty();
    assertThat(judge.refused).allMatch(one -> one.where().contains("statement-not-understood"));
    assertThat(judge.understood).isGreaterThan(100);
  }

  @Test
  void tellsOfOtherPeoplesScripts() throws Exception {
    Optional<String> folder = Optional.ofNullable(System.getProperty("judge.scripts"));
    GrammarJudge judge = new GrammarJudge();
    for (Path file : folder.isEmpty() ? List.<Path>of() : scripts(Path.of(folder.get()))) {
      add(judge, file.toString(), text(file));
    }
    judge.ask(new Grammar(INSTALLED));
    if (folder.isPresent()) {
      print(folder.get(), judge);
      Stream.of(judge.refused, judge.misunderstood, judge.illegal)
          .flatMap(List::stream)
          .forEach(System.out::println);
    }
    assertThat(judge.misunderstood).isEmpty();
  }

  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(
          files.filter(file -> file.toString().endsWith(".sql")).sorted().toList());
    }
  }

  private static String text(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    String text = new String(content, StandardCharsets.UTF_8);
    return text.contains("\uFFFD") ? new String(content, StandardCharsets.ISO_8859_1) : text;
  }

  private static void add(GrammarJudge judge, String place, String text) {
    Script script = Forms.script(text);
    try (OperationReader reader = new OperationReader()) {
      for (Statement statement : StatementSplitter.split(script)) {
        judge.add(place, statement, reader.read(script, statement), reader.read(statement));
      }
    }
  }

  private static void print(String what, GrammarJudge judge) {
    System.out.println(what + ", judged by PostgreSQL's grammar: " + judge.counts());
  }
}
