package dev.lockkeeper.page;

import dev.lockkeeper.page.Page.Sample;
import java.util.ArrayList;
import java.util.List;

/** A hazard's page of the site. */
public final class MarkdownPage {

  private final Page page;

  /** Makes the page's writer. */
  public MarkdownPage(Page page) {
    this.page = page;
  }

  /** Returns the file's name. */
  public String fileName() {
    return page.id() + ".md";
  }

  /** Returns the file's text. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(Generated.header("%s".formatted(page.source())));
    lines.addAll(List.of("", "# " + page.id(), ""));
    lines.add("**%s.** Severity: %s.".formatted(page.condition(), page.severity()));
    section("What happens", Sentence.of(page.effect()), lines);
    section("What to do instead", Sentence.of(page.cure()), lines);
    if (!page.mysqlCure().isEmpty()) {
      lines.addAll(List.of("", "On MySQL: " + page.mysqlCure() + "."));
    }
    page.remarks().forEach(remark -> lines.addAll(List.of("", remark)));
    page.samples().forEach(sample -> show(sample, lines));
    section(
        "To allow it", "Above the statement, or as an entry of `migration-policy.yaml`:", lines);
    block("sql", List.of("-- migration:allow %s because <reason>".formatted(page.id())), lines);
    return String.join("\n", lines) + "\n";
  }

  private static void section(String title, String text, List<String> lines) {
    lines.addAll(List.of("", "## " + title, "", text));
  }

  private static void show(Sample sample, List<String> lines) {
    SampleText text = new SampleText(sample);
    lines.addAll(List.of("", "## " + text.title()));
    block("sql", text.sql(), lines);
    if (!text.said().isEmpty()) {
      lines.addAll(List.of("", "The build says:"));
      block("text", text.said(), lines);
    }
  }

  private static void block(String language, List<String> content, List<String> lines) {
    lines.addAll(List.of("", "```" + language));
    lines.addAll(content);
    lines.add("```");
  }
}
