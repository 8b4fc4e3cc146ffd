package dev.lockkeeper;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptFiles;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through scripts that undo a release for what would destroy people's data. */
public final class DownScripts {

  /** Names that undo and down scripts have: Flyway's, and those of the up/down layouts. */
  public static final List<String> PATTERNS =
      List.of("U*__*.sql", "U[0-9]*.sql", "*.down.sql", "down.sql", "*_down.sql", "*.rollback.sql");

  private final Path baseDirectory;
  private final List<PathMatcher> patterns;

  /**
   * @param baseDirectory to which the paths in messages are relative
   * @param patterns of file names, as globs
   */
  public DownScripts(Path baseDirectory, List<String> patterns) {
    this.baseDirectory = baseDirectory;
    this.patterns =
        patterns.stream()
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList();
  }

  /**
   * Returns one line for each destructive statement, place first.
   *
   * @param folders to look through, with all below them
   */
  public List<String> destructions(List<Path> folders) throws CheckImpossibleException {
    ScriptFiles files = new ScriptFiles(baseDirectory, StandardCharsets.UTF_8);
    List<String> destructions = new ArrayList<>();
    try (OperationReader reader = new OperationReader()) {
      for (Path file : files.below(folders)) {
        if (patterns.stream().anyMatch(pattern -> pattern.matches(file.getFileName()))) {
          look(files.script(file, Optional.empty(), "", ScriptKind.DOWN), reader, destructions);
        }
      }
    }
    return destructions;
  }

  private static void look(Script script, OperationReader reader, List<String> destructions) {
    for (Statement statement : StatementSplitter.split(script)) {
      for (Operation operation : reader.read(statement)) {
        Destruction.by(operation)
            .ifPresent(what -> destructions.add(statement.place() + "  " + what));
      }
    }
  }
}
