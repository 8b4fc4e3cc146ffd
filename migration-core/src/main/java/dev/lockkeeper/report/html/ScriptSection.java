package dev.lockkeeper.report.html;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One pending script: its timeline, and each statement with what it does. */
final class ScriptSection {

  /** Nobody reads more of one statement on a page. */
  private static final int LONGEST_SQL = 2000;

  private final JsonNode script;
  private final JsonNode budgets;
  private final List<JsonNode> findings;
  private final Markup markup;

  /**
   * @param findings of this script
   */
  ScriptSection(JsonNode script, JsonNode budgets, List<JsonNode> findings, Markup markup) {
    this.script = script;
    this.budgets = budgets;
    this.findings = findings;
    this.markup = markup;
  }

  void write() {
    markup.open("section", "class", "script").line();
    markup.element("h3", script.path("path").asString()).line();
    markup.element("p", kind(), "class", "muted").line();
    Timeline timeline = Timeline.of(script, budgets);
    if (timeline.steps().isEmpty()) {
      markup.element("p", "Not rehearsed: there is no timeline.", "class", "muted").line();
    } else {
      markup.open("figure").line();
      new TimelinePicture(timeline, markup).write();
      Legend.write(markup, budgetWords());
      markup.close().line();
    }
    statements();
    markup.close().line();
  }

  private String kind() {
    List<String> words = new ArrayList<>();
    words.add(script.path("kind").asString());
    if (script.has("transactional")) {
      words.add(
          script.path("transactional").asBoolean()
              ? "one transaction: every lock is held to its end"
              : "no transaction: every statement for itself");
    }
    return String.join(" · ", words);
  }

  private String budgetWords() {
    String reads = Figures.millis(budgets.path("readsMillis").asDouble());
    String writes = Figures.millis(budgets.path("writesMillis").asDouble());
    return reads.equals(writes)
        ? "budget: " + reads
        : "budget: reads %s, writes %s".formatted(reads, writes);
  }

  private void statements() {
    markup.open("table").line();
    markup.open("thead").open("tr");
    for (String head : List.of("#", "statement", "what it did")) {
      markup.element("th", head);
    }
    markup.close().close().line().open("tbody").line();
    for (JsonNode statement : script.path("statements")) {
      statement(statement);
    }
    markup.close().close().line();
  }

  private void statement(JsonNode statement) {
    markup.open("tr");
    markup.open("td", "class", "number").text(statement.path("index").asString());
    markup.element("div", "line " + statement.path("line").asString(), "class", "muted").close();
    markup.open("td").element("pre", shortened(statement.path("sql").asString()));
    for (JsonNode finding : findings) {
      if (finding.path("statement").asInt() == statement.path("index").asInt()) {
        markup.element(
            "a",
            finding.path("hazard").asString(),
            "class",
            "tag " + FindingCard.style(finding),
            "href",
            "#" + FindingCard.anchor(finding));
      }
    }
    markup.close().open("td").open("ul", "class", "facts");
    facts(statement).forEach(fact -> markup.element("li", fact));
    markup.close().close().close().line();
  }

  private static String shortened(String sql) {
    return sql.length() <= LONGEST_SQL
        ? sql
        : sql.substring(0, LONGEST_SQL)
            + "… (%d characters more)".formatted(sql.length() - LONGEST_SQL);
  }

  private static List<String> facts(JsonNode statement) {
    JsonNode observed = statement.path("observed");
    boolean seen = !observed.isMissingNode();
    JsonNode effects = seen ? observed : statement.path("predicted");
    List<String> facts = new ArrayList<>();
    if (!seen) {
      facts.add("not observed; predicted:");
    }
    for (JsonNode lock : effects.path("locks")) {
      facts.add(lock(lock, effects));
    }
    names("rewrites", effects.path("rewrites"), facts);
    names("rebuilds", effects.path("rebuiltIndexes"), facts);
    names("reads all of", effects.path("scans"), facts);
    if (seen) {
      facts.add(
          "ran %s, %s of write-ahead log"
              .formatted(
                  Figures.millis(observed.path("millis").asDouble()),
                  Figures.bytes(observed.path("walBytes").asLong())));
      if (observed.has("rows")) {
        facts.add("at %s rows".formatted(Figures.count(observed.path("rows").asLong())));
      }
      if (observed.has("atProduction")) {
        facts.add(atProduction(observed.path("atProduction")));
      }
      for (JsonNode broken : observed.path("breaksRelease")) {
        facts.add(
            "breaks %s of the running release: %s"
                .formatted(broken.path("statement").asString(), broken.path("error").asString()));
      }
      observed.path("interruptions").forEach(stop -> facts.add(stop(stop)));
      observed.path("stalls").forEach(stall -> facts.add(stall(stall)));
      observed.path("lockQueue").forEach(queue -> facts.add(queue(queue)));
      if (observed.has("replica")) {
        facts.add(ReplicaWords.of(observed.path("replica")));
      }
    }
    return facts;
  }

  private static String atProduction(JsonNode there) {
    return "at production's %s rows: held %s"
        .formatted(Figures.count(there.path("rows").asLong()), InProduction.range(there));
  }

  private static String lock(JsonNode lock, JsonNode effects) {
    String table = lock.path("table").asString();
    String words = table + ": " + Timeline.words(lock.path("mode").asString());
    if (lock.has("heldMillis")) {
      words += ", held " + Figures.millis(lock.path("heldMillis").asDouble());
    }
    Timeline.Waiting waiting = Timeline.waiting(table, effects);
    return waiting == Timeline.Waiting.NOBODY ? words : words + ", " + waiting.words();
  }

  private static String stop(JsonNode stop) {
    String when =
        switch (stop.path("stopped").asString()) {
          case "after" -> "stopped after it";
          case "during" -> "stopped in the middle of it";
          case "server-killed-after" -> "its server killed after it";
          case "server-killed-during" -> "its server killed in the middle of it";
          default -> "run a second time";
        };
    String recovery = stop.path("recovery").asString();
    return recovery.equals("complete")
        ? when + ": recovers"
        : "%s: %s, %s".formatted(when, recovery.replace('-', ' '), stop.path("detail").asString());
  }

  private static String stall(JsonNode stall) {
    return "%s: longest stall of %s %s, p99 %s (%s before it)%s"
        .formatted(
            stall.path("table").asString(),
            stall.path("traffic").asString(),
            Figures.millis(stall.path("longestStallMillis").asDouble()),
            Figures.millis(stall.path("p99Millis").asDouble()),
            Figures.millis(stall.path("floorMillis").asDouble()),
            stallThere(stall));
  }

  private static String stallThere(JsonNode felt) {
    JsonNode there = felt.path("atProduction");
    return there.isMissingNode()
        ? ""
        : "; at production's %s rows %s"
            .formatted(Figures.count(there.path("rows").asLong()), InProduction.range(there));
  }

  private static String queue(JsonNode queue) {
    String end =
        queue.path("end").asString().equals("transaction")
            ? "until that was over"
            : "until lock_timeout gave up";
    return "%s: behind a transaction that had read it, bystanders stood for %s, %s%s"
        .formatted(
            queue.path("table").asString(),
            Figures.millis(queue.path("longestStallMillis").asDouble()),
            end,
            stallThere(queue));
  }

  private static void names(String verb, JsonNode names, List<String> facts) {
    if (!names.isEmpty()) {
      facts.add(
          verb + " " + String.join(", ", names.valueStream().map(JsonNode::asString).toList()));
    }
  }
}
