package dev.lockkeeper.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HtmlReportTest {

  /** A report whose names and SQL try to become markup. */
  private static JsonNode report;

  private static String text;
  private static Document page;

  @BeforeAll
  static void write() throws Exception {
    report = read();
    text = HtmlReport.of(report);
    page =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)));
  }

  private static JsonNode read() throws IOException {
    try (InputStream json = HtmlReportTest.class.getResourceAsStream("hostile.json")) {
      return JsonMapper.shared().readTree(json);
    }
  }

  @Test
  void no_text_becomes_markup() {
    assertThat(elements("script")).isEmpty();
    assertThat(elements("img")).isEmpty();
    assertThat(elements("b")).isEmpty();
    assertThat(elements("i")).isEmpty();
    assertThat(elements("pre"))
        .extracting(Element::getTextContent)
        .containsExactly(
            "CREATE INDEX CONCURRENTLY \"<i>\" ON orders (note);",
            "ALTER TABLE orders ADD note text DEFAULT '</pre><script>alert(1)</script>\uFFFD';",
            "CREATE INDEX i ON orders (note) /* & <b> \" ' */;",
            "SELECT 1");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("db/V3__x.sql:9: <script>alert('unread')</script>")
        .contains("Allowed until 2026-12-31 because <i>small</i>");
  }

  @Test
  void needs_nothing_from_elsewhere() {
    assertThat(text).doesNotContain("http:", "https:", "url(", "@import", "src=\"");
    assertThat(elements("link")).isEmpty();
    assertThat(elements("a"))
        .extracting(link -> link.getAttribute("href"))
        .containsExactly("#finding-0123456789abcdef", "#finding-0123456789abcdee");
    assertThat(elements("article"))
        .extracting(article -> article.getAttribute("id"))
        .containsExactly("finding-0123456789abcdef", "finding-0123456789abcdee");
  }

  @Test
  void is_the_same_for_the_same_report() throws Exception {
    assertThat(HtmlReport.of(read())).isEqualTo(text);
  }

  @Test
  void draws_each_lock_from_its_statement_to_the_end_of_its_hold() {
    Timeline timeline = timeline();
    assertThat(timeline.steps())
        .containsExactly(new Timeline.Step(1, 1, 0, 2), new Timeline.Step(2, 3, 2, 510));
    assertThat(timeline.lanes())
        .extracting(Timeline.Lane::table)
        .containsExactly("orders", "lines");
    List<Timeline.Bar> orders = timeline.lanes().get(0).bars();
    assertThat(orders)
        .extracting(Timeline.Bar::mode, Timeline.Bar::from, Timeline.Bar::to, Timeline.Bar::row)
        .containsExactly(tuple("ACCESS EXCLUSIVE", 0.0, 512.0, 0), tuple("SHARE", 2.0, 512.0, 1));
    assertThat(timeline.lanes().get(1).bars().get(0).from()).isEqualTo(102);
    assertThat(timeline.end()).isEqualTo(512);
  }

  @Test
  void draws_a_lock_once_that_two_statements_want() {
    JsonNode script = report.at("/histories/0/scripts/1").deepCopy();
    ObjectNode second = (ObjectNode) script.at("/statements/1/observed/locks/0");
    second.put("mode", "AccessExclusiveLock");
    Timeline timeline = Timeline.of(script, report.at("/histories/0/budgets"));
    assertThat(timeline.lanes().get(0).bars()).hasSize(1);
    assertThat(timeline.lanes().get(0).rows()).isEqualTo(1);
  }

  @Test
  void holds_who_waits_against_the_stricter_budget_that_concerns_them() {
    List<Timeline.Bar> orders = timeline().lanes().get(0).bars();
    assertThat(orders.get(0).waiting()).isEqualTo(Timeline.Waiting.READERS_AND_WRITERS);
    assertThat(orders.get(0).budget()).hasValue(200);
    assertThat(orders.get(0).over()).isTrue();
    assertThat(orders.get(1).waiting()).isEqualTo(Timeline.Waiting.WRITERS);
    assertThat(orders.get(1).budget()).hasValue(300);
    Timeline.Bar lines = timeline().lanes().get(1).bars().get(0);
    assertThat(lines.waiting()).isEqualTo(Timeline.Waiting.NOBODY);
    assertThat(lines.budget()).isEmpty();
    assertThat(lines.over()).isFalse();
  }

  @Test
  void shows_a_budget_line_and_what_lies_beyond_it() {
    assertThat(shapes("line", "budget")).hasSize(2);
    assertThat(shapes("rect", "over")).hasSize(2);
    assertThat(shapes("rect", "waited")).hasSize(1);
    Element all = shapes("rect", "lock all").get(0);
    Element limit = shapes("line", "budget").get(0);
    double inside = number(limit, "x1") - number(all, "x");
    assertThat(inside / number(all, "width")).isBetween(0.385, 0.395);
  }

  @Test
  void shows_what_was_felt_above_the_lock_and_beside_the_statement() {
    Element stall = shapes("rect", "stall").get(0);
    assertThat(shapes("rect", "stall")).hasSize(1);
    Element lock = shapes("rect", "lock all").get(0);
    assertThat(stall.getAttribute("x")).isEqualTo(lock.getAttribute("x"));
    assertThat(number(stall, "width") / number(lock, "width")).isBetween(0.495, 0.505);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("orders: longest stall of writes 256 ms, p99 250 ms (1.0 ms before it)")
        .contains(
            "replica: at most 2 MiB and 1.25 s behind (20 ms before it), 1 of its reads cancelled;"
                + " it replays that in 43 ms")
        .contains(
            "orders: behind a transaction that had read it, bystanders stood for 502 ms, until that"
                + " was over; at production's 4 M rows 2.14 s to 2.98 s");
  }

  /** The budget is 200 ms; the sample's lock is drawn, and what refuses the script said below. */
  @Test
  void says_below_a_table_what_productions_rows_make_of_its_locks() {
    assertThat(shapes("text", "there")).isEmpty();
    assertThat(shapes("text", "there over"))
        .extracting(Element::getTextContent)
        .containsExactly(
            "production's 4 M rows: held 1.64 s to 2.48 s;"
                + " behind a transaction of 500 ms: 2.14 s to 2.98 s");
  }

  @Test
  void puts_first_what_refuses() throws Exception {
    ObjectNode other = (ObjectNode) read();
    ((ObjectNode) other.at("/findings/0")).put("severity", "info").remove("allowed");
    ((ObjectNode) other.at("/findings/1")).put("severity", "error").remove("allowed");
    String written = HtmlReport.of(other);
    assertThat(written.indexOf(id(other, 1))).isLessThan(written.indexOf(id(other, 0)));
  }

  private static String id(JsonNode report, int finding) {
    String fingerprint = report.at("/findings/" + finding + "/fingerprint").asString();
    return "id=\"finding-" + fingerprint + '"';
  }

  @Test
  void a_script_that_was_not_rehearsed_says_so() {
    assertThat(elements("svg")).hasSize(1);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("Not rehearsed: there is no timeline.")
        .contains("not observed; predicted:")
        .contains("orders: SHARED UPGRADABLE");
  }

  private static Timeline timeline() {
    JsonNode history = report.at("/histories/0");
    return Timeline.of(history.at("/scripts/1"), history.path("budgets"));
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static List<Element> shapes(String tag, String style) {
    return elements(tag).stream()
        .filter(element -> element.getAttribute("class").equals(style))
        .toList();
  }

  private static List<Element> elements(String tag) {
    NodeList found = page.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
