package dev.lockkeeper.rehearsal.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Check;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.effect.Effect.Interrupted;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observation;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Execution;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.StatementSplitter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script that is hard to stop. Comments above each of its statements say at which moments it is
 * stopped there, and of each that it survives, or which hazard names it and with which words.
 */
record HarderScript(String name, Script script) {

  private static final Path FOLDER = folder();
  private static final String RELEASED = "V1__released.sql";

  /** A last word of its own for what a killed server's log has lost. */
  private static final Pattern POINT =
      Pattern.compile("-- (middle|after|again|after kill): (\\S+)(?: \\((.*)\\))?");

  /** What comes of a stop, as it is written: a hazard and some of its words, or that it is none. */
  private record Point(String outcome, String words) {

    boolean names(Interrupted stop, Finding finding) {
      return finding.hazard().equals(outcome)
          && finding.message().startsWith(stop.moment().words())
          && finding.message().contains(words);
    }
  }

  private static Path folder() {
    try {
      return Path.of(HarderScript.class.getResource(RELEASED).toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** What all of them build on. */
  static Script released() throws IOException {
    return TestScript.versioned(1, Files.readString(FOLDER.resolve(RELEASED)));
  }

  /** All of them, but those that are written in Java. */
  static List<HarderScript> all() throws IOException {
    List<HarderScript> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(HarderScript::isPending).sorted().toList()) {
        all.add(of(file.getFileName().toString(), Files.readString(file)));
      }
    }
    return all;
  }

  private static boolean isPending(Path file) {
    return file.toString().endsWith(".sql") && !file.endsWith(RELEASED);
  }

  private static HarderScript of(String name, String text) {
    Script script =
        name.startsWith("R__")
            ? TestScript.repeatable("views", text)
            : TestScript.versioned(2, text);
    return new HarderScript(
        name,
        text.startsWith("-- in a transaction") ? script : script.with(Execution.elsewhere(false)));
  }

  /**
   * Compares what came of each stop with what is written above its statement.
   *
   * @param server whether it was the server that died, which nobody does to a second run
   */
  void compare(Map<StatementId, List<Interrupted>> stops, boolean server) throws Exception {
    List<Finding> findings = findings(stops);
    int from = 0;
    for (Statement statement : StatementSplitter.split(script)) {
      int line = statement.place().line();
      Map<String, Point> points = points(from, line);
      from = line;
      List<Interrupted> came = stops.get(new StatementId(script.path(), statement.index()));
      List<Finding> named =
          findings.stream().filter(finding -> finding.place().line() == line).toList();
      String shown = "%s, line %d: %s %s".formatted(name, line, came, named);
      assertThat(came).as(shown).hasSize(moments(points, server));
      for (Interrupted stop : came) {
        Point point = points.getOrDefault(word(stop, points), new Point("nothing", ""));
        boolean so =
            stop.recovery() == Recovery.COMPLETE
                ? point.outcome().equals("survives")
                : named.stream().anyMatch(finding -> point.names(stop, finding));
        assertThat(so).as("%s at %s", point, shown).isTrue();
      }
    }
  }

  private static int moments(Map<String, Point> points, boolean server) {
    return (int)
        points.keySet().stream()
            .filter(word -> !word.equals("after kill") && !(server && word.equals("again")))
            .count();
  }

  private static String word(Interrupted stop, Map<String, Point> points) {
    return switch (stop.moment()) {
      case DURING, SERVER_DURING -> "middle";
      case NEVER -> "again";
      case AFTER -> "after";
      case SERVER_AFTER -> points.containsKey("after kill") ? "after kill" : "after";
    };
  }

  private Map<String, Point> points(int from, int to) {
    Map<String, Point> points = new LinkedHashMap<>();
    for (String line : script.text().lines().toList().subList(from, to)) {
      Matcher point = POINT.matcher(line);
      if (point.matches()) {
        String words = point.group(3) == null ? "" : point.group(3);
        points.put(point.group(1), new Point(point.group(2), words));
      }
    }
    return points;
  }

  private List<Finding> findings(Map<StatementId, List<Interrupted>> stops)
      throws IOException, CheckImpossibleException {
    Map<StatementId, Observation> seen = new LinkedHashMap<>();
    stops.forEach(
        (id, effects) -> seen.put(id, new Observation(List.copyOf(effects), true, 1, 0, Map.of())));
    History history = new History("default", List.of(released(), script), Base.named("version:1"));
    return new Check(
            new PostgresqlKnowledge(TestServer.shared().majorVersion()),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 22))
        .judge(Reading.of(history), new Observations(true, seen, Map.of()))
        .verdict()
        .findings();
  }
}
