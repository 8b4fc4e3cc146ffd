package dev.lockkeeper.report.html;

import dev.lockkeeper.report.parts.Audit;
import dev.lockkeeper.report.parts.ReportParts;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The report for people: one page with no script and nothing from elsewhere, made of the report for
 * machines.
 */
public final class HtmlReport {

  private static final Map<String, String> VERDICTS =
      Map.of("passed", "Passed", "refused", "Refused", "impossible", "Could not judge");

  private final ReportParts parts;
  private final JsonNode report;
  private final Markup markup;
  private final Audit audit;
  private int number;

  private HtmlReport(ReportParts parts, Writer out) throws IOException {
    this.parts = parts;
    this.audit = parts.audit();
    this.report = parts.head();
    this.markup = new Markup(out);
  }

  /** Returns the page that shows a {@code report.json}. */
  public static String of(JsonNode report) {
    StringWriter text = new StringWriter();
    try {
      write(ReportParts.of(report), text);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every text", e);
    }
    return text.toString();
  }

  /** Writes the page that shows a report, one history after the other. */
  public static void write(ReportParts report, Writer out) throws IOException {
    HtmlReport page = new HtmlReport(report, out);
    try {
      page.write();
      page.markup.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write() throws IOException {
    String verdict = VERDICTS.getOrDefault(report.path("verdict").asString(), "");
    markup.document().open("html", "lang", "en").line().open("head").line();
    markup.empty("meta", "charset", "utf-8").line();
    markup.empty("meta", "name", "viewport", "content", "width=device-width").line();
    markup.element("title", "Migration: " + verdict).line();
    markup.open("style").text(stylesheet()).close().line().close().line();
    markup.open("body").line();
    head(verdict);
    if (audit.isLarge()) {
      new AuditSection(audit, markup).write();
      parts.each(this::audited);
    } else {
      findings();
      parts.each(this::history);
    }
    coverage();
    markup.open("footer").text("%s %s · build of ".formatted(tool("name"), tool("version")));
    markup.element("time", report.path("build").asString()).close().line();
    markup.close().close().line();
  }

  private String tool(String key) {
    return report.path("tool").path(key).asString();
  }

  private void head(String verdict) {
    markup.open("header", "class", report.path("verdict").asString()).line();
    markup.element("h1", "Migration: " + verdict).line();
    JsonNode coverage = report.path("coverage");
    markup.element(
        "p",
        "%s of %s scripts pending. Statements in all scripts: %s, read: %s; pending ones observed on a server: %s."
            .formatted(
                coverage.path("pendingScripts").asString(),
                coverage.path("scripts").asString(),
                coverage.path("statements").asString(),
                coverage.path("read").asString(),
                coverage.path("observed").asString()));
    markup.open("p", "class", "muted");
    for (JsonNode gate : report.path("gates")) {
      markup.open("span", "class", "gate");
      markup.text(
          "%s: %s in %s"
              .formatted(
                  gate.path("gate").asString(),
                  gate.path("verdict").asString(),
                  Figures.millis(gate.path("millis").asDouble())));
      markup.close().text(" ");
    }
    markup.close().line().close().line();
  }

  private void findings() throws IOException {
    markup.element("h2", parts.hasFindings() ? "Findings" : "No findings").line();
    parts.each(
        (history, findings) ->
            findings.stream()
                .sorted(FindingCard.GRAVEST_FIRST)
                .forEach(finding -> FindingCard.write(finding, markup)));
  }

  /** Of many histories only what was found is shown, each with the scripts that it is in. */
  private void audited(JsonNode history, List<JsonNode> findings) {
    number++;
    if (findings.isEmpty() && !history.has("because")) {
      return;
    }
    markup.element("h2", history.path("id").asString(), "id", AuditSection.anchor(number)).line();
    basis(history);
    findings.forEach(finding -> FindingCard.write(finding, markup));
    scripts(history, findings, true);
  }

  private void history(JsonNode history, List<JsonNode> findings) {
    String of = audit.histories() > 1 ? " of " + history.path("id").asString() : "";
    markup.element("h2", "Pending scripts" + of).line();
    basis(history);
    scripts(history, findings, false);
  }

  private void basis(JsonNode history) {
    if (history.has("because")) {
      markup.element("p", "Could not judge: " + history.path("because").asString()).line();
    }
    if (!history.has("base")) {
      return;
    }
    JsonNode base = history.path("base");
    JsonNode database = history.path("database");
    markup.element(
        "p",
        "%s %s (%s) · base: %s%s"
            .formatted(
                database.path("product").asString(),
                database.path("version").asString(),
                database.path("source").asString(),
                base.path("found").asString(),
                base.has("at") ? " (" + base.path("at").asString() + ")" : ""),
        "class",
        "muted");
    markup.line();
  }

  private void scripts(JsonNode history, List<JsonNode> findings, boolean guiltyOnly) {
    for (JsonNode script : history.path("scripts")) {
      List<JsonNode> own = of(script, findings);
      if (script.path("pending").asBoolean(false) && !(guiltyOnly && own.isEmpty())) {
        new ScriptSection(script, history.path("budgets"), own, markup).write();
      }
    }
  }

  private static List<JsonNode> of(JsonNode script, List<JsonNode> findings) {
    return findings.stream()
        .filter(finding -> finding.path("script").equals(script.path("path")))
        .toList();
  }

  private void coverage() {
    for (String gap : List.of("unread", "unobserved")) {
      JsonNode gaps = report.path("coverage").path(gap);
      if (!gaps.isEmpty()) {
        markup.element("h2", gap.equals("unread") ? "Not read" : "Not observed").line();
        markup.open("ul").line();
        for (JsonNode one : gaps) {
          markup.element(
              "li",
              "%s:%s: %s"
                  .formatted(
                      one.path("script").asString(),
                      one.path("line").asString(),
                      one.path("because").asString()));
        }
        markup.close().line();
      }
    }
  }

  private static String stylesheet() {
    try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
