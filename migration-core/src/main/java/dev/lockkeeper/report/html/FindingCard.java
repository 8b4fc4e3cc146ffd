package dev.lockkeeper.report.html;

import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One finding: where, what, and what to write instead. */
final class FindingCard {

  private static final List<String> GRAVEST = List.of("error", "warning", "info", "allowed");

  /** What refuses comes before what only informs, else in the order of the scripts. */
  static final Comparator<JsonNode> GRAVEST_FIRST =
      Comparator.comparingInt(finding -> GRAVEST.indexOf(style(finding)));

  private FindingCard() {}

  /** The name of its colour in the style sheet. */
  static String style(JsonNode finding) {
    return finding.has("allowed") ? "allowed" : finding.path("severity").asString();
  }

  static String anchor(JsonNode finding) {
    return "finding-" + finding.path("fingerprint").asString();
  }

  static void write(JsonNode finding, Markup markup) {
    markup.open("article", "class", "finding " + style(finding), "id", anchor(finding)).line();
    markup.open("h3").element("span", style(finding), "class", "tag " + style(finding));
    markup.text(" " + finding.path("hazard").asString()).close().line();
    markup.element(
        "p",
        "%s:%s · %s"
            .formatted(
                finding.path("script").asString(),
                finding.path("line").asString(),
                finding.path("agreement").asString()),
        "class",
        "muted");
    markup.element("p", finding.path("message").asString()).line();
    if (finding.has("cure")) {
      markup.element("p", "Instead:", "class", "muted");
      markup.element("pre", finding.path("cure").asString()).line();
    }
    JsonNode allowed = finding.path("allowed");
    if (!allowed.isMissingNode()) {
      String until = allowed.has("until") ? " until " + allowed.path("until").asString() : "";
      markup.element(
          "p", "Allowed%s because %s".formatted(until, allowed.path("because").asString()));
    }
    markup.close().line();
  }
}
