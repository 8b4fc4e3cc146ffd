package dev.lockkeeper.layout;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Checksum;
import dev.lockkeeper.script.Execution;
import dev.lockkeeper.script.Layout;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptFiles;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.SentText;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Version;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file for each version, in which comments say where each direction begins. */
final class AnnotatedLayout implements Layout {

  private static final Pattern NAME = Pattern.compile("(\\d+)(?:[_-](.*))?\\.sql");

  private final Annotations annotations;
  private final ScriptFiles files;

  AnnotatedLayout(Annotations annotations, Path baseDirectory, Charset encoding) {
    this.annotations = annotations;
    this.files = new ScriptFiles(baseDirectory, encoding);
  }

  @Override
  public String runner() {
    return annotations.runner();
  }

  @Override
  public Listing read(List<Path> folders) throws CheckImpossibleException {
    List<Script> scripts = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    for (Path file : files.below(folders)) {
      String path = files.relative(file);
      Optional<Script> script = script(path, files.bytes(file));
      script.ifPresentOrElse(scripts::add, () -> passedOver.add(path));
      if (script.isPresent()) {
        refuse(script.get());
      }
    }
    return new Listing(Versions.inOrder(scripts), passedOver);
  }

  @Override
  public Optional<Script> script(String path, byte[] content) throws CheckImpossibleException {
    Matcher name = NAME.matcher(path.substring(path.lastIndexOf('/') + 1));
    if (!name.matches()) {
      return Optional.empty();
    }
    String description = name.group(2) == null ? "" : name.group(2).replace('_', ' ');
    String text = files.text(path, content);
    Sections sections = Sections.of(text, annotations);
    Script script =
        new Script(
            path,
            Version.parse(name.group(1)),
            description,
            ScriptKind.VERSIONED,
            Checksum.of(sections.up().strip()),
            text,
            SentText.unchanged(sections.up()));
    return Optional.of(script.with(Execution.elsewhere(inTransaction(script, sections))));
  }

  /** What is sent whole is one transaction to the server, whatever the runner was told. */
  private boolean inTransaction(Script script, Sections sections) {
    boolean whole = !annotations.splitsAtLineEnds() && StatementSplitter.split(script).size() > 1;
    return whole || !sections.withoutTransaction();
  }

  private void refuse(Script script) throws CheckImpossibleException {
    Sections sections = Sections.of(script.text(), annotations);
    if (!sections.marked()) {
      throw new CheckImpossibleException(
          "%s has no line '%s', and %s refuses it"
              .formatted(script.path(), annotations.up(), runner()),
          "Write that line above the statements that run forward");
    }
    if (sections.stray().isPresent()) {
      throw new CheckImpossibleException(
          "%s: there is code before the first direction begins, which %s refuses"
              .formatted(place(script, sections.stray().get()), runner()),
          "Write '%s' above it".formatted(annotations.up()));
    }
    if (annotations.splitsAtLineEnds()) {
      refuseCut(script, sections);
    }
  }

  private void refuseCut(Script script, Sections sections) throws CheckImpossibleException {
    for (Statement statement : StatementSplitter.split(script)) {
      if (statement.tokens().isEmpty()) {
        continue;
      }
      int start = statement.tokens().get(0).offset();
      for (String line : statement.sql().split("(?<=\n)", -1)) {
        boolean cuts = start + line.length() < end(statement) && endsStatement(line);
        if (cuts && sections.together().charAt(start) == ' ') {
          throw new CheckImpossibleException(
              "%s: %s cuts the statement at this line's semicolon"
                  .formatted(place(script, start), runner()),
              "Write '%s' above the statement and StatementEnd below it"
                  .formatted(annotations.statementBegin()));
        }
        start += line.length();
      }
    }
  }

  private static Place place(Script script, int offset) {
    long line = script.text().substring(0, offset).lines().count();
    boolean begins = offset == 0 || script.text().charAt(offset - 1) == '\n';
    return new Place(script.path(), (int) line + (begins ? 1 : 0), 1);
  }

  private static int end(Statement statement) {
    return statement.tokens().get(0).offset() + statement.sql().length();
  }

  private static boolean endsStatement(String line) {
    String code = line.replaceFirst("--.*", "").strip();
    return code.endsWith(";");
  }

  @Override
  public Path file(Script script) {
    return files.file(script.path());
  }

  @Override
  public String relative(Path folder) {
    return files.relative(folder);
  }
}
