package dev.lockkeeper.benchmark.generated;

import java.util.List;
import java.util.Optional;

/**
 * One made-up migration.
 *
 * @param fileName as Flyway wants it
 * @param statements without their semicolons
 * @param planted the danger that it was given on purpose; absent where it is meant to be safe
 */
public record GeneratedScript(String fileName, List<String> statements, Optional<Danger> planted) {

  public GeneratedScript {
    statements = List.copyOf(statements);
  }

  /** Returns the file's content. */
  public String text() {
    return String.join(";\n\n", statements) + ";\n";
  }
}
