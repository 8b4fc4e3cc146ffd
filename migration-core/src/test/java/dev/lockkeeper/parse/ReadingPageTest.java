package dev.lockkeeper.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.script.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the site's count of what is read, and its list of what is not, to the forms. */
final class ReadingPageTest {

  private static final Path PAGE = Path.of("..", "src", "site", "markdown", "reading.md");
  private static final String REFUSED = "Unrecognized ";

  @Test
  void thePageCountsTheForms() throws IOException {
    String page = page(Forms.all().toList(), Forms.mysql().toList());
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, page, StandardCharsets.UTF_8);
    }
    assertThat(PAGE).hasContent(page);
  }

  private static String page(List<Forms.Form> postgresql, List<Forms.Form> mysql) {
    StringBuilder page =
        new StringBuilder(
            """
            <!-- Written by ReadingPageTest from the forms; run it with -Dgolden.update. -->

            # What is read

            A statement is read to its last token, or it is not understood: then `statement-not-understood`
            refuses it at its place, until an allowance above that one statement says why it may pass. The
            rehearsal shows which locks it took and what it changed all the same.

            Each form was written by hand from the manual's grammar, with the operations beside it that
            it asks. A test reads every one of them. What is refused on purpose is mostly what the server
            refuses as well; the rest is text that becomes SQL only when it runs.

            | database | forms | understood | refused on purpose | misunderstood |
            | --- | --- | --- | --- | --- |
            """);
    page.append(row("PostgreSQL", postgresql, misread(postgresql, Dialect.POSTGRESQL)));
    page.append(row("MySQL", mysql, misread(mysql, Dialect.MYSQL)));
    page.append(refused("PostgreSQL", postgresql)).append(refused("MySQL", mysql));
    return page.toString();
  }

  private static String row(String database, List<Forms.Form> forms, long misread) {
    long refused = forms.stream().filter(ReadingPageTest::isRefused).count();
    return "| %s | %d | %d | %d | %d |%n"
        .formatted(database, forms.size(), forms.size() - refused, refused, misread);
  }

  private static boolean isRefused(Forms.Form form) {
    return form.expected().stream().anyMatch(operation -> operation.startsWith(REFUSED));
  }

  private static long misread(List<Forms.Form> forms, Dialect dialect) {
    return forms.stream().filter(form -> !read(form, dialect).equals(form.expected())).count();
  }

  private static List<String> read(Forms.Form form, Dialect dialect) {
    return dialect == Dialect.MYSQL
        ? Forms.operations(form.sql(), dialect)
        : Forms.operations(form.sql());
  }

  private static String refused(String database, List<Forms.Form> forms) {
    StringBuilder list =
        new StringBuilder("\n## Not understood on %s, and why\n\n".formatted(database));
    for (Forms.Form form : forms) {
      form.expected().stream()
          .filter(operation -> operation.startsWith(REFUSED))
          .forEach(
              operation ->
                  list.append(
                      "- ``%s``: %s%n"
                          .formatted(form, operation.replaceFirst(REFUSED + "(\\d+:\\d+ )?", ""))));
    }
    return list.toString();
  }
}
