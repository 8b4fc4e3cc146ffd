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
 *
 * <p>A script of another runner is shown under a name that Flyway knows, with a configuration that
 * says how that runner runs it.
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
    return configuration(name).map(text -> new Text(name, name, text)).orElse(null);
  }

  private Optional<String> configuration(String name) {
    if (!name.endsWith(CONFIGURATION)) {
      return Optional.empty();
    }
    String path = name.substring(0, name.length() - CONFIGURATION.length());
    Optional<Script> foreign =
        scripts.stream()
            .filter(script -> !script.execution().ofFlyway() && script.path().equals(path))
            .findFirst();
    try {
      return foreign.isPresent()
          ? foreign.map(ScriptResources::told)
          : read(baseDirectory.resolve(name));
    } catch (IOException e) {
      throw new FlywayException(name + " cannot be read", e);
    }
  }

  private static String told(Script foreign) {
    return "placeholderReplacement=false\n"
        + foreign
            .execution()
            .inTransaction()
            .map(together -> "executeInTransaction=" + together + "\n")
            .orElse("");
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
        .map(ScriptResources::resource)
        .filter(resource -> resource.getFilename().startsWith(prefix))
        .filter(resource -> Arrays.stream(suffixes).anyMatch(resource.getFilename()::endsWith))
        .<LoadableResource>map(resource -> resource)
        .toList();
  }

  private static Text resource(Script script) {
    if (script.execution().ofFlyway()) {
      return new Text(script.path(), script.fileName(), script.text());
    }
    String name =
        "V%s__%s.sql"
            .formatted(script.version().orElseThrow(), script.description().replace(' ', '_'));
    return new Text(script.path(), name, script.sent().text());
  }

  /** A text under the path of its file. */
  private static final class Text extends LoadableResource {

    private final String path;
    private final String fileName;
    private final String text;

    Text(String path, String fileName, String text) {
      this.path = path;
      this.fileName = fileName;
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
      return fileName;
    }

    @Override
    public String getRelativePath() {
      return path;
    }
  }
}
