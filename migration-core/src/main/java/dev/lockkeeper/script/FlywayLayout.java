package dev.lockkeeper.script;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the scripts of folders whose files are named as Flyway names them. */
public final class FlywayLayout implements Layout {

  /** The order in which a forward run comes to them; what never runs forward stands last. */
  private static final Comparator<Script> RUN_ORDER =
      Comparator.comparing((Script script) -> script.kind() == ScriptKind.UNDO)
          .thenComparing(script -> script.version().isEmpty())
          .thenComparing(
              (one, other) ->
                  one.version().isPresent() && other.version().isPresent()
                      ? one.version().get().compareTo(other.version().get())
                      : 0)
          .thenComparing(Script::description)
          .thenComparing(Script::path);

  /**
   * A migration that is written in Java.
   *
   * @param file its source, or its class where there is no source
   * @param className its full name
   */
  public record JavaClass(Path file, String className) {}

  private final ScriptFiles files;
  private final Naming naming;

  /**
   * @param baseDirectory to which the scripts' paths are relative
   * @param encoding of the files
   */
  public FlywayLayout(Path baseDirectory, Charset encoding) {
    this(baseDirectory, encoding, Naming.DEFAULT, Placeholders.NONE);
  }

  /**
   * @param naming of the files
   * @param placeholders and their values
   */
  public FlywayLayout(
      Path baseDirectory, Charset encoding, Naming naming, Placeholders placeholders) {
    this.files = new ScriptFiles(baseDirectory, encoding, placeholders, naming.suffixes());
    this.naming = naming;
  }

  @Override
  public String runner() {
    return "Flyway";
  }

  @Override
  public Listing read(List<Path> folders) throws CheckImpossibleException {
    return read(folders, List.of());
  }

  /** As the other, together with Java migrations; other classes among them are passed over. */
  public Listing read(List<Path> folders, List<JavaClass> classes) throws CheckImpossibleException {
    List<Script> scripts = new ArrayList<>();
    for (JavaClass one : classes) {
      script(one).ifPresent(scripts::add);
    }
    List<String> passedOver = new ArrayList<>();
    for (Path file : files.below(folders)) {
      Optional<ScriptName> name = ScriptName.parse(file.getFileName().toString(), naming);
      if (name.isPresent()) {
        ScriptName known = name.get();
        scripts.add(files.script(file, known.version(), known.description(), known.kind()));
      } else {
        passedOver.add(files.relative(file));
      }
    }
    scripts.sort(RUN_ORDER);
    return new Listing(scripts, passedOver);
  }

  @Override
  public Optional<Script> script(String path, byte[] content) throws CheckImpossibleException {
    if (ScriptFiles.isSource(path)) {
      String simple = ScriptFiles.simpleName(path);
      return className(simple).map(name -> java(path, simple, name, ScriptFiles.checksum(content)));
    }
    Optional<ScriptName> name = ScriptName.parse(path.substring(path.lastIndexOf('/') + 1), naming);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    ScriptName known = name.get();
    return Optional.of(
        files.script(path, content, known.version(), known.description(), known.kind()));
  }

  @Override
  public Path file(Script script) {
    return files.file(script.path());
  }

  @Override
  public String relative(Path folder) {
    return files.relative(folder);
  }

  private Optional<Script> script(JavaClass written) throws CheckImpossibleException {
    String path = files.relative(written.file());
    Optional<ScriptName> name = className(written.className());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    int checksum = ScriptFiles.isSource(path) ? files.checksum(written.file()) : 0;
    return Optional.of(java(path, written.className(), name.get(), checksum));
  }

  /** Flyway's naming of classes cannot be configured. */
  private static Optional<ScriptName> className(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return ScriptName.parse(simple + ".sql", Naming.DEFAULT)
        .filter(known -> known.kind().runsForward());
  }

  private static Script java(String path, String className, ScriptName name, int checksum) {
    return new Script(
        path, name.version(), name.description(), ScriptKind.JAVA, checksum, className);
  }
}
