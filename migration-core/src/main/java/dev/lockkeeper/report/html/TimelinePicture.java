package dev.lockkeeper.report.html;

import dev.lockkeeper.report.html.Timeline.Bar;
import dev.lockkeeper.report.html.Timeline.Lane;
import dev.lockkeeper.report.html.Timeline.Step;

/** A timeline as SVG: tables downwards, time to the right. */
final class TimelinePicture {

  private static final double WIDTH = 960;
  private static final double LEFT = 170;
  private static final double RIGHT = 24;
  private static final double STATEMENTS = 34;
  private static final double ROW = 24;
  private static final double GAP = 8;
  private static final double WORDS = 18;
  private static final double AXIS = 34;
  private static final double BAR = 16;
  private static final double OVER = 4;
  private static final double STALL = 3;
  private static final double THINNEST = 2;
  private static final double CHARACTER = 6.6;
  private static final int TICKS = 8;
  private static final int NAME_LENGTH = 24;

  /** From this part of a budget on it is shown how much is left of it. */
  private static final double NEAR = 0.2;

  private final Timeline timeline;
  private final Markup markup;
  private final double end;

  TimelinePicture(Timeline timeline, Markup markup) {
    this.timeline = timeline;
    this.markup = markup;
    this.end = Math.max(0.1, end(timeline));
  }

  private static double end(Timeline timeline) {
    double last = timeline.end();
    double budgets =
        timeline.lanes().stream()
            .flatMap(lane -> lane.bars().stream())
            .filter(bar -> bar.budget().isPresent())
            .mapToDouble(bar -> bar.from() + bar.budget().getAsDouble())
            .filter(budget -> last > NEAR * budget)
            .max()
            .orElse(0);
    return 1.04 * Math.max(last, budgets);
  }

  void write() {
    double lanes = timeline.lanes().stream().mapToDouble(TimelinePicture::height).sum();
    double height = STATEMENTS + lanes + AXIS;
    markup.open(
        "svg",
        "class",
        "timeline",
        "viewBox",
        "0 0 %s %s".formatted(Figures.at(WIDTH), Figures.at(height)),
        "role",
        "img",
        "aria-label",
        "Locks of each table over %s".formatted(Figures.millis(timeline.end())));
    axis(STATEMENTS + lanes);
    statements();
    double top = STATEMENTS;
    for (Lane lane : timeline.lanes()) {
      lane(lane, top);
      top += height(lane);
    }
    markup.close().line();
  }

  private static double height(Lane lane) {
    return lane.rows() * ROW + GAP + (lane.there().isPresent() ? WORDS : 0);
  }

  private double x(double millis) {
    return LEFT + millis / end * (WIDTH - LEFT - RIGHT);
  }

  private void axis(double bottom) {
    double step = step();
    for (int i = 0; i * step <= end; i++) {
      double x = x(i * step);
      line(x, STATEMENTS - 6, x, bottom, "grid");
      label(Figures.at(i * step), x, bottom + 16, "tick", "middle");
    }
    label("ms", LEFT - 12, bottom + 16, "tick", "end");
  }

  /** The smallest of 1, 2, 5, 10, 20, … that gives few enough ticks. */
  private double step() {
    double step = Math.pow(10, Math.floor(Math.log10(end / TICKS)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * step * TICKS >= end) {
        return factor * step;
      }
    }
    return 10 * step;
  }

  private void statements() {
    label("statements", LEFT - 12, 18, "lane", "end");
    double free = 0;
    for (Step step : timeline.steps()) {
      double x = x(step.from());
      double width = Math.max(THINNEST, x(step.to()) - x);
      box(x, 6, width, BAR, "statement");
      markup.element(
          "title",
          "statement %d, line %d: %s"
              .formatted(step.index(), step.line(), Figures.millis(step.to() - step.from())));
      markup.close();
      String number = Integer.toString(step.index());
      double needed = number.length() * CHARACTER + 4;
      if (x >= free && width >= needed) {
        label(number, x + width / 2, 18, "number", "middle");
        free = x + width;
      }
    }
  }

  private void lane(Lane lane, double top) {
    line(12, top, WIDTH - RIGHT, top, "grid");
    markup.open("g");
    markup.element("title", lane.table());
    String name =
        lane.table().length() > NAME_LENGTH
            ? lane.table().substring(0, NAME_LENGTH - 1) + "…"
            : lane.table();
    label(name, LEFT - 12, top + GAP / 2 + 15, "lane", "end");
    markup.close();
    for (Bar bar : lane.bars()) {
      bar(bar, top + GAP / 2 + bar.row() * ROW + (ROW - BAR) / 2);
    }
    lane.there()
        .ifPresent(
            there ->
                label(
                    there.words(),
                    LEFT,
                    top + lane.rows() * ROW + WORDS - GAP / 2 + 3,
                    there.over(lane.bars()) ? "there over" : "there",
                    "start"));
  }

  private void bar(Bar bar, double y) {
    double x = x(bar.from());
    double width = Math.max(THINNEST, x(bar.to()) - x);
    if (bar.waited() > 0) {
      double asked = x(bar.from() - bar.waited());
      box(asked, y + BAR / 2 - 2, Math.max(THINNEST, x - asked), 4, "waited");
      markup.element("title", "waited for the lock: " + Figures.millis(bar.waited())).close();
    }
    box(x, y, width, BAR, "lock " + bar.waiting().style());
    markup.element("title", title(bar)).close();
    if (bar.stall().isPresent()) {
      double stall = bar.stall().getAsDouble();
      box(x, y - STALL, Math.max(THINNEST, x(bar.from() + stall) - x), STALL, "stall");
      markup.element("title", "longest stall that was felt: " + Figures.millis(stall)).close();
    }
    if (bar.budget().isPresent()) {
      budget(bar, y);
    }
    String words = bar.mode() + "  " + Figures.millis(bar.held());
    double needed = words.length() * CHARACTER + 12;
    double free = bar.over() ? x(bar.from() + bar.budget().getAsDouble()) : x;
    if (x(bar.to()) - free >= needed) {
      label(words, free + 6, y + 12, "inside " + bar.waiting().style(), "start");
    } else if (width >= needed) {
      label(words, x + 6, y + 12, "inside " + bar.waiting().style(), "start");
    } else if (x + width + needed < WIDTH - RIGHT) {
      label(words, x + width + 6, y + 12, "beside", "start");
    } else {
      label(words, x - 6, y + 12, "beside", "end");
    }
  }

  private void budget(Bar bar, double y) {
    double limit = bar.from() + bar.budget().getAsDouble();
    if (limit > end) {
      return;
    }
    double x = x(limit);
    if (bar.over()) {
      box(x, y + BAR, x(bar.to()) - x, OVER, "over");
      markup.element("title", title(bar)).close();
    }
    line(x, y - 4, x, y + BAR + 6, "budget");
  }

  private static String title(Bar bar) {
    String held =
        "statement %d: %s, held %s, %s"
            .formatted(
                bar.statement(), bar.mode(), Figures.millis(bar.held()), bar.waiting().words());
    return bar.budget().isPresent()
        ? held + "; budget " + Figures.millis(bar.budget().getAsDouble())
        : held;
  }

  /** Leaves the box open, for its title. */
  private void box(double x, double y, double width, double height, String style) {
    markup.open(
        "rect",
        "x",
        Figures.at(x),
        "y",
        Figures.at(y),
        "width",
        Figures.at(width),
        "height",
        Figures.at(height),
        "rx",
        "2",
        "class",
        style);
  }

  private void line(double x1, double y1, double x2, double y2, String style) {
    markup.empty(
        "line",
        "x1",
        Figures.at(x1),
        "y1",
        Figures.at(y1),
        "x2",
        Figures.at(x2),
        "y2",
        Figures.at(y2),
        "class",
        style);
  }

  private void label(String text, double x, double y, String style, String anchor) {
    markup.element(
        "text",
        text,
        "x",
        Figures.at(x),
        "y",
        Figures.at(y),
        "class",
        style,
        "text-anchor",
        anchor);
  }
}
