package dev.lockkeeper.enforcer;

import dev.lockkeeper.DownScripts;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.layout.Layouts;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.enforcer.rule.api.AbstractEnforcerRule;
import org.apache.maven.enforcer.rule.api.EnforcerRuleError;
import org.apache.maven.enforcer.rule.api.EnforcerRuleException;
import org.apache.maven.project.MavenProject;

/**
 * Refuses undo and down scripts that drop what carries data, change or remove values, or cannot be
 * understood: a rollback is a forward contract and never destroys data.
 *
 * <p>This class file is kept at Java 11, since Maven before 3.9 finds no newer one.
 */
@Named("banDestructiveDownScripts")
public final class BanDestructiveDownScripts extends AbstractEnforcerRule {

  private static final String DEFAULT_FOLDER = "src/main/resources/db";

  private final MavenProject project;

  /** Folders to look through, with all below them. Default: {@code src/main/resources/db}. */
  private List<File> folders;

  /** Names of undo and down scripts, as globs. */
  private List<String> patterns;

  /**
   * How the scripts are written: {@code goose}, {@code dbmate} and {@code sql-migrate} have both
   * directions in one file; {@code flyway} and {@code up-down} have files of their own for each.
   */
  private String layout = "flyway";

  /** The encoding of the scripts. */
  private String encoding = "UTF-8";

  @Inject
  public BanDestructiveDownScripts(MavenProject project) {
    this.project = project;
  }

  /** As the other constructor, configured; null where a POM's element would be missing. */
  BanDestructiveDownScripts(
      MavenProject project, List<File> folders, List<String> patterns, String encoding) {
    this(project);
    this.folders = folders;
    this.patterns = patterns;
    this.encoding = encoding;
  }

  @Override
  public void execute() throws EnforcerRuleException {
    Path base = project.getBasedir().toPath();
    List<String> refused = new ArrayList<>();
    try {
      for (Finding finding : scripts(base).findings(existing(base))) {
        String line = finding.place() + "  " + finding.message();
        if (finding.counts(Severity.ERROR)) {
          refused.add(line);
        } else if (finding.counts(Severity.WARNING)) {
          getLog().warn(line);
        }
      }
    } catch (CheckImpossibleException e) {
      // the gates have a property where this rule has an element
      throw new EnforcerRuleError(e.getMessage().replace("migration.encoding", "<encoding>"), e);
    }
    if (!refused.isEmpty()) {
      throw new EnforcerRuleException(message(refused));
    }
  }

  private DownScripts scripts(Path base) throws CheckImpossibleException, EnforcerRuleError {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    Layouts known = Layouts.named("<layout>", layout);
    return patterns == null
        ? new DownScripts(base, charset(), today, known)
        : new DownScripts(base, charset(), today, patterns);
  }

  private static String message(List<String> refused) {
    return "A rollback destroys nothing and never runs forward; these scripts break that:\n  "
        + String.join("\n  ", refused)
        + "\nInstead leave what was added in place, and switch the application back.\nOr allow,"
        + " above the statement: -- migration:allow "
        + DownScripts.ID
        + " [until YYYY-MM-DD] because <reason>";
  }

  private Charset charset() throws EnforcerRuleError {
    try {
      return Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new EnforcerRuleError(
          "<encoding> is '" + encoding + "', which Java does not know. Use a name like UTF-8.", e);
    }
  }

  /** A folder that is named has to be there; the default one may be missing. */
  private List<Path> existing(Path base) throws EnforcerRuleError {
    if (folders == null) {
      Path byDefault = base.resolve(DEFAULT_FOLDER);
      return Files.isDirectory(byDefault) ? List.of(byDefault) : List.of();
    }
    List<Path> existing = new ArrayList<>();
    for (File folder : folders) {
      Path path = base.resolve(folder.toPath());
      if (!Files.isDirectory(path)) {
        throw new EnforcerRuleError(
            "The folder " + path + " is not there. Create it, or mend <folders>.");
      }
      existing.add(path);
    }
    return existing;
  }

  /**
   * Returns null, so that every module is judged: two modules of one configuration have scripts of
   * their own, and to know whether these are the same is as much work as to judge them.
   */
  @Override
  public String getCacheId() {
    return null;
  }

  @Override
  public String toString() {
    return String.format(
        "BanDestructiveDownScripts[folders=%s, patterns=%s, encoding=%s]",
        folders, patterns, encoding);
  }
}
