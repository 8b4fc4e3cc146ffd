package dev.lockkeeper.report.html;

import dev.lockkeeper.report.html.Timeline.Waiting;

/** What the colours of a timeline mean. */
final class Legend {

  private Legend() {}

  static void write(Markup markup, String budgets) {
    markup.open("ul", "class", "legend");
    for (Waiting waiting : Waiting.values()) {
      entry(markup, waiting.style(), waiting.words());
    }
    entry(markup, "over", "over budget");
    entry(markup, "stall", "longest stall felt");
    entry(markup, "budget", budgets);
    markup.close().line();
  }

  private static void entry(Markup markup, String key, String words) {
    markup.open("li").open("span", "class", "key " + key).close().text(words).close();
  }
}
