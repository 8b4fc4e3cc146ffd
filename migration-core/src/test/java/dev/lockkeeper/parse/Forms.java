package dev.lockkeeper.parse;

import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Statements with the operations expected of each, out of the {@code .forms} files. */
final class Forms {

  /** One statement, and behind its {@code =>} lines the operations in {@link Notation}. */
  record Form(String file, String sql, List<String> expected) {
    @Override
    public String toString() {
      return sql.replaceAll("\\s+", " ");
    }
  }

  private static final Pattern BLANK_LINE = Pattern.compile("\n\\s*\n");

  static final List<String> FILES =
      List.of(
          "tables",
          "alter-table",
          "indexes",
          "rows",
          "settings",
          "objects",
          "types",
          "not-understood");

  private static final List<String> MYSQL_FILES =
      List.of(
          "alter-table",
          "types",
          "tables",
          "indexes",
          "rows",
          "queries",
          "settings",
          "objects",
          "programs",
          "not-understood");

  private Forms() {}

  static Stream<Form> mysql() {
    return MYSQL_FILES.stream().flatMap(file -> read("mysql/" + file).stream());
  }

  static Stream<Form> all() {
    return FILES.stream().flatMap(file -> read(file).stream());
  }

  private static List<Form> read(String file) {
    List<Form> forms = new ArrayList<>();
    // ⏎ is a line break of the statement's own, so that blank lines can separate forms
    for (String block : BLANK_LINE.split(text(file + ".forms"), -1)) {
      List<String> sql = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (String line : block.strip().lines().toList()) {
        if (line.startsWith("=> ")) {
          expected.add(line.substring(3).strip());
        } else if (!line.startsWith("# ")) {
          sql.add(line);
        }
      }
      if (!sql.isEmpty() && !sql.get(0).isEmpty()) {
        forms.add(new Form(file, String.join("\n", sql).replace("⏎", "\n"), expected));
      }
    }
    return forms;
  }

  private static String text(String resource) {
    try (InputStream in = Forms.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Script script(String text) {
    return new Script("V1__x.sql", Optional.empty(), "x", ScriptKind.VERSIONED, 0, text);
  }

  static List<Statement> statements(String text) {
    return StatementSplitter.split(script(text));
  }

  static List<Statement> statements(String text, Dialect dialect) {
    return StatementSplitter.split(script(text).in(dialect));
  }

  static OperationReader reader(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> new OperationReader();
      case MYSQL -> new OperationReader(dialect, "");
    };
  }

  /** Reads every statement of the text in that dialect and writes what it asks. */
  static List<String> operations(String text, Dialect dialect) {
    try (OperationReader reader = reader(dialect)) {
      return statements(text, dialect).stream()
          .flatMap(statement -> Notation.of(reader.read(statement)).stream())
          .toList();
    }
  }

  /** Reads every statement of the text and writes what it asks. */
  static List<String> operations(String text) {
    Script script = script(text);
    try (OperationReader reader = new OperationReader()) {
      return StatementSplitter.split(script).stream()
          .flatMap(statement -> Notation.of(reader.read(script, statement)).stream())
          .toList();
    }
  }
}
