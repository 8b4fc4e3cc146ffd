package dev.lockkeeper.runner;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Shows Flyway exactly the given scripts, with the text that was judged, and the {@code .conf} file
 * beside each where there is one.
 */
final class ScriptResources implements ResourceProvider {

  private static final String CONFIGURATION = ".conf";

  private final List<Script> scripts;
  private final Path baseDirectory;

  ScriptResources(List<Script> scripts, Path baseDirectory) {
    this.scripts = List.copyOf(scripts);
    this.baseDirectory = baseDirectory;
  }

  /** Flyway asks here for script configurations only, and takes null for "there is none". */
  @Override
  public LoadableResource getResource(String name) {
    return configuration(name).map(text -> new Text(name, text)).orElse(null);
  }

  private Optional<String> configuration(String name) {
    try {
      return name.endsWith(CONFIGURATION) ? read(baseDirectory.resolve(name)) : Optional.empty();
    } catch (IOException e) {
      throw new FlywayException(name + " cannot be read", e);
    }
  }

  /** Returns the text of the configuration beside the script, where there is one. */
  static Optional<String> configurationOf(Script script, Path baseDirectory) throws IOException {
    return read(baseDirectory.resolve(script.path() + CONFIGURATION));
  }

  private static Optional<String> read(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return scripts.stream()
        .filter(script -> script.kind() != ScriptKind.JAVA)
        .filter(script -> script.fileName().startsWith(prefix))
        .filter(script -> Arrays.stream(suffixes).anyMatch(script.fileName()::endsWith))
        .<LoadableResource>map(script -> new Text(script.path(), script.text()))
        .toList();
  }

  /** A text under the path of its file. */
  private static final class Text extends LoadableResource {

    private final String path;
    private final String text;

    Text(String path, String text) {
      this.path = path;
      this.text = text;
    }

    @Override
    public Reader read() {
      return new StringReader(text);
    }

    @Override
    public String getAbsolutePath() {
      return path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return path;
    }

    @Override
    public String getFilename() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String getRelativePath() {
      return path;
    }
  }
}
