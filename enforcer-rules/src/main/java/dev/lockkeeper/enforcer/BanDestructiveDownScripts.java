package dev.lockkeeper.enforcer;

import dev.lockkeeper.DownScripts;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.enforcer.rule.api.AbstractEnforcerRule;
import org.apache.maven.enforcer.rule.api.EnforcerRuleError;
import org.apache.maven.enforcer.rule.api.EnforcerRuleException;
import org.apache.maven.project.MavenProject;

/**
 * Refuses undo and down scripts that drop what carries data, empty or delete rows, or cannot be
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

  @Inject
  public BanDestructiveDownScripts(MavenProject project) {
    this.project = project;
  }

  @Override
  public void execute() throws EnforcerRuleException {
    Path base = project.getBasedir().toPath();
    List<String> destructions;
    try {
      destructions =
          new DownScripts(base, patterns == null ? DownScripts.PATTERNS : patterns)
              .destructions(existing(base));
    } catch (CheckImpossibleException e) {
      throw new EnforcerRuleError(e.getMessage(), e);
    }
    if (!destructions.isEmpty()) {
      throw new EnforcerRuleException(
          "A rollback never destroys data, and these scripts would:\n  "
              + String.join("\n  ", destructions)
              + "\nInstead leave what was added in place, and switch the application back.");
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

  @Override
  public String toString() {
    return "BanDestructiveDownScripts[folders=" + folders + ", patterns=" + patterns + "]";
  }
}
