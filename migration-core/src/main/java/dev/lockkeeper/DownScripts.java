package dev.lockkeeper;

import dev.lockkeeper.down.DownNames;
import dev.lockkeeper.down.DownReading;
import dev.lockkeeper.down.Harm;
import dev.lockkeeper.down.Misnamed;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.Allowances;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Fingerprint;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.layout.DownSections;
import dev.lockkeeper.layout.Layouts;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Place;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptFiles;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks through scripts that undo a release for what would destroy people's data. */
public final class DownScripts {

  /** What an allowance names: {@code -- migration:allow destructive-down-script because …}. */
  public static final String ID = "destructive-down-script";

  private static final String RUNS_FORWARD = "down-script-runs-forward";

  private final ScriptFiles files;
  private final DownNames names;
  private final Optional<DownSections> sections;
  private final LocalDate today;

  /**
   * Looks for the scripts with the usual names.
   *
   * @param baseDirectory to which the paths in messages are relative
   * @param encoding of the files
   * @param today the day on which the end dates of allowances are judged
   */
  public DownScripts(Path baseDirectory, Charset encoding, LocalDate today)
      throws CheckImpossibleException {
    this(baseDirectory, encoding, today, Layouts.FLYWAY);
  }

  /**
   * Looks into both directions of every file, where the layout has them in one; else for the usual
   * names.
   */
  public DownScripts(Path baseDirectory, Charset encoding, LocalDate today, Layouts layout)
      throws CheckImpossibleException {
    this(
        baseDirectory,
        encoding,
        today,
        DownNames.byDefault(),
        layout.downSections(baseDirectory, encoding));
  }

  /**
   * Looks for the scripts with the names that somebody has chosen.
   *
   * @param patterns globs, held against the file's name and against its path below the folder
   * @throws CheckImpossibleException where there is no pattern, or one is no glob
   */
  public DownScripts(Path baseDirectory, Charset encoding, LocalDate today, List<String> patterns)
      throws CheckImpossibleException {
    this(baseDirectory, encoding, today, DownNames.of(patterns), Optional.empty());
  }

  private DownScripts(
      Path baseDirectory,
      Charset encoding,
      LocalDate today,
      DownNames names,
      Optional<DownSections> sections) {
    this.files = new ScriptFiles(baseDirectory, encoding);
    this.names = names;
    this.sections = sections;
    this.today = today;
  }

  /**
   * Returns what the down scripts in the folders and below would do: an error for what destroys, a
   * warning for what somebody should know; allowed ones are marked so.
   */
  public List<Finding> findings(List<Path> folders) throws CheckImpossibleException {
    Set<Script> down = new LinkedHashSet<>();
    Set<Script> forward = new LinkedHashSet<>();
    for (Path folder : folders) {
      for (Path file : filesBelow(folder)) {
        boolean isDown = names.match(folder.relativize(file));
        boolean isSql = file.getFileName().toString().endsWith(".sql");
        if (sections.isPresent() && isSql) {
          DownSections.Directions directions = sections.get().of(file);
          forward.add(directions.up());
          down.add(directions.down());
        } else if (isDown || isSql) {
          (isDown ? down : forward).add(script(file, isDown));
        }
      }
    }
    DownReading reading = DownReading.of(List.copyOf(down), List.copyOf(forward));
    List<Finding> findings = new ArrayList<>();
    if (sections.isEmpty()) {
      Misnamed.among(down, forward).forEach(misnamed -> findings.add(found(misnamed)));
    }
    findings.addAll(allowances().apply(found(reading), reading.statements()));
    return findings.stream().distinct().sorted(Finding.ORDER).toList();
  }

  private static List<Path> filesBelow(Path folder) throws CheckImpossibleException {
    try (Stream<Path> below = Files.walk(folder)) {
      return below.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new CheckImpossibleException(
          "The folder %s cannot be listed".formatted(folder), "Make it readable", e);
    }
  }

  private Script script(Path file, boolean isDown) throws CheckImpossibleException {
    String name = file.getFileName().toString();
    ScriptKind kind = isDown ? ScriptKind.DOWN : ScriptKind.VERSIONED;
    return files.script(file, DownNames.version(name), "", kind);
  }

  private Allowances allowances() {
    Set<String> known = Hazard.all().stream().map(Hazard::id).collect(Collectors.toSet());
    known.add(ID);
    return new Allowances(List.of(), known, ID::equals, today);
  }

  private static Finding found(Misnamed misnamed) {
    String file = misnamed.script().path();
    return finding(RUNS_FORWARD, Severity.ERROR, new Place(file, 1, 1), 0, misnamed.why(), "");
  }

  private static List<Finding> found(DownReading reading) {
    List<Finding> findings = new ArrayList<>();
    for (Harm harm : reading.harms()) {
      Statement statement = harm.statement();
      Severity severity = harm.destroys() ? Severity.ERROR : Severity.WARNING;
      findings.add(
          finding(
              ID, severity, statement.place(), statement.index(), harm.what(), statement.sql()));
    }
    return findings;
  }

  private static Finding finding(
      String id, Severity severity, Place place, int statement, String message, String sql) {
    return new Finding(
        id,
        severity,
        Agreement.NOT_OBSERVED,
        place,
        statement,
        message,
        Cure.NONE,
        "",
        Fingerprint.of(id, place.file(), message + "\n" + sql, 1),
        Optional.empty());
  }
}
