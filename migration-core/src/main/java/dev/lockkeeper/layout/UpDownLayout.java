package dev.lockkeeper.layout;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Execution;
import dev.lockkeeper.script.Layout;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptFiles;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Version;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two scripts for each version, one that does and one that undoes.
 *
 * <p>A file such as {@code 12_x.up.sql} is sent to the server whole, as golang-migrate does:
 * several statements make one transaction, and a single one stands alone. A folder such as {@code
 * 12_x} with {@code up.sql} runs in a transaction, as Diesel does, unless {@code metadata.toml}
 * beside it says otherwise. A first line {@code -- no-transaction} is SQLx's way to say so.
 */
final class UpDownLayout implements Layout {

  private static final String VERSION = "(\\d+(?:[-.]\\d+)*)";
  private static final Pattern FILE =
      Pattern.compile(VERSION + "(?:[_.-](.*?))??(?:[.-](up|down))?\\.sql");
  private static final Pattern FOLDER = Pattern.compile(VERSION + "(?:[_-](.*))?");
  private static final Pattern ALONE = Pattern.compile("(up|down)\\.sql");
  private static final Pattern NO_TRANSACTION =
      Pattern.compile("--\\s*no-transaction\\b.*", Pattern.DOTALL);
  private static final Pattern WITHOUT =
      Pattern.compile("(?m)^\\s*run_in_transaction\\s*=\\s*false\\b");

  private final ScriptFiles files;
  private final Path baseDirectory;

  UpDownLayout(Path baseDirectory, Charset encoding) {
    this.files = new ScriptFiles(baseDirectory, encoding);
    this.baseDirectory = baseDirectory;
  }

  @Override
  public String runner() {
    return "a runner of up and down scripts";
  }

  @Override
  public Listing read(List<Path> folders) throws CheckImpossibleException {
    List<Script> scripts = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    for (Path file : files.below(folders)) {
      String path = files.relative(file);
      Optional<Script> script = script(path, files.bytes(file));
      script.ifPresentOrElse(scripts::add, () -> passedOver.add(path));
    }
    return new Listing(Versions.inOrder(scripts), passedOver);
  }

  @Override
  public Optional<Script> script(String path, byte[] content) throws CheckImpossibleException {
    Optional<Name> name = Name.of(path);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    ScriptKind kind = name.get().down() ? ScriptKind.DOWN : ScriptKind.VERSIONED;
    Script script =
        files.script(
            path, content, Optional.of(name.get().version()), name.get().description(), kind);
    boolean inTransaction =
        !NO_TRANSACTION.matcher(script.text()).matches()
            && (name.get().folder()
                ? !switchedOff(path)
                : StatementSplitter.split(script).size() > 1);
    return Optional.of(script.with(Execution.elsewhere(inTransaction)));
  }

  private boolean switchedOff(String path) throws CheckImpossibleException {
    Path metadata = baseDirectory.resolve(path).resolveSibling("metadata.toml");
    try {
      return Files.isRegularFile(metadata)
          && WITHOUT.matcher(Files.readString(metadata, StandardCharsets.UTF_8)).find();
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "%s cannot be read".formatted(files.relative(metadata)),
          "Make it readable, or delete it",
          e);
    }
  }

  @Override
  public Path file(Script script) {
    return files.file(script.path());
  }

  @Override
  public String relative(Path folder) {
    return files.relative(folder);
  }

  /** What the path says. */
  private record Name(Version version, String description, boolean down, boolean folder) {

    static Optional<Name> of(String path) {
      Path whole = Path.of(path);
      String file = whole.getFileName().toString();
      Matcher alone = ALONE.matcher(file);
      if (alone.matches()) {
        return Optional.ofNullable(whole.getParent())
            .map(folder -> FOLDER.matcher(folder.getFileName().toString()))
            .filter(Matcher::matches)
            .flatMap(folder -> of(folder, alone.group(1), true));
      }
      Matcher named = FILE.matcher(file);
      return named.matches() ? of(named, named.group(3), false) : Optional.empty();
    }

    /** A missing direction is up; a date with hyphens is a number to those who write it so. */
    private static Optional<Name> of(Matcher name, String direction, boolean folder) {
      String description = name.group(2) == null ? "" : name.group(2).replace('_', ' ');
      return Version.parse(name.group(1).replace("-", ""))
          .map(version -> new Name(version, description, "down".equals(direction), folder));
    }
  }
}
