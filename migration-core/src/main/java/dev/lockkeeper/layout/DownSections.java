package dev.lockkeeper.layout;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Checksum;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptFiles;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.SentText;
import dev.lockkeeper.script.Version;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** The part of an annotated file that undoes what the rest of it does. */
public final class DownSections {

  private final Annotations annotations;
  private final ScriptFiles files;

  DownSections(Annotations annotations, Path baseDirectory, Charset encoding) {
    this.annotations = annotations;
    this.files = new ScriptFiles(baseDirectory, encoding);
  }

  /** Returns the file's script that runs forward, and that which undoes it. */
  public Directions of(Path file) throws CheckImpossibleException {
    String path = files.relative(file);
    String text = files.text(path, files.bytes(file));
    Sections sections = Sections.of(text, annotations);
    return new Directions(
        script(path, text, sections.up(), ScriptKind.VERSIONED),
        script(path, text, sections.down(), ScriptKind.DOWN));
  }

  private static Script script(String path, String text, String part, ScriptKind kind) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new Script(
        path,
        Version.parse(name.replaceFirst("\\D.*", "")),
        "",
        kind,
        Checksum.of(part.strip()),
        text,
        SentText.unchanged(part));
  }

  /**
   * The two directions of one file.
   *
   * @param up runs forward
   * @param down undoes it
   */
  public record Directions(Script up, Script down) {}
}
