package dev.lockkeeper.page;

import dev.lockkeeper.page.Page.Sample;
import java.util.ArrayList;
import java.util.List;

/** A hazard's page in the terminal. */
public final class TerminalPage {

  private static final int WIDTH = 100;

  private TerminalPage() {}

  /** Returns the page's lines. */
  public static List<String> of(Page page) {
    List<String> lines = new ArrayList<>();
    lines.add("%s (%s)".formatted(page.id(), page.severity()));
    paragraph("", page.condition() + ".", lines);
    paragraph("What happens", Sentence.of(page.effect()), lines);
    paragraph("What to do instead", Sentence.of(page.cure()), lines);
    if (!page.mysqlCure().isEmpty()) {
      paragraph("On MySQL", Sentence.of(page.mysqlCure()), lines);
    }
    page.remarks().forEach(remark -> paragraph("", remark, lines));
    page.samples().forEach(sample -> show(sample, lines));
    paragraph("To allow it", "-- migration:allow %s because <reason>".formatted(page.id()), lines);
    return lines;
  }

  /** Returns all ids with their conditions, a line each. */
  public static List<String> list(List<Page> pages) {
    int widest = pages.stream().mapToInt(page -> page.id().length()).max().orElse(0);
    return pages.stream()
        .map(
            page ->
                "%s%s  %s"
                    .formatted(
                        page.id(), " ".repeat(widest - page.id().length()), page.condition()))
        .toList();
  }

  private static void paragraph(String title, String text, List<String> lines) {
    lines.add("");
    if (!title.isEmpty()) {
      lines.add(title);
    }
    StringBuilder line = new StringBuilder(" ");
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH) {
        lines.add(line.toString());
        line.setLength(1);
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
  }

  private static void show(Sample sample, List<String> lines) {
    SampleText text = new SampleText(sample);
    lines.addAll(List.of("", text.title()));
    text.sql().forEach(line -> lines.add(indented(line)));
    if (!text.said().isEmpty()) {
      lines.addAll(List.of("", "The build says"));
      text.said().forEach(line -> lines.add(indented(line)));
    }
  }

  private static String indented(String line) {
    return line.isEmpty() ? "" : "  " + line;
  }
}
