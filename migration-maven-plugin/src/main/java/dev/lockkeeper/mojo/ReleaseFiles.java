package dev.lockkeeper.mojo;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files with the statements that the running release sends. */
final class ReleaseFiles {

  private static final String PROPERTY = "migration.releaseStatements";

  private final Path baseDirectory;
  private final Path folder;

  ReleaseFiles(Path baseDirectory, Path folder) {
    this.baseDirectory = baseDirectory;
    this.folder = baseDirectory.resolve(folder);
  }

  /** Returns all {@code .sql} files of the folder and below, by name; at least one. */
  List<Script> read() throws CheckImpossibleException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "The folder %s of %s cannot be read".formatted(folder, PROPERTY),
          "Create it, or mend the property",
          e);
    }
    if (files.isEmpty()) {
      throw new CheckImpossibleException(
          "The folder %s of %s holds no .sql file".formatted(folder, PROPERTY),
          "Put the statements of the running release there, or leave the property out");
    }
    List<Script> scripts = new ArrayList<>();
    for (Path file : files) {
      scripts.add(script(file));
    }
    return scripts;
  }

  private Script script(Path file) throws CheckImpossibleException {
    try {
      return new Script(
          baseDirectory.relativize(file).toString().replace('\\', '/'),
          Optional.empty(),
          file.getFileName().toString(),
          ScriptKind.VERSIONED,
          0,
          Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new CheckImpossibleException(
          "%s is not written in UTF-8".formatted(file), "Write it in UTF-8", e);
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "%s cannot be read".formatted(file), "Make it readable", e);
    }
  }
}
