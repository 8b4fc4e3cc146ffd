package dev.lockkeeper.script;

/** Turns offsets into places; linear over a whole file as long as the offsets mostly grow. */
final class PlaceFinder {

  private final String file;
  private final String text;
  private final SentText sent;
  private int offset;
  private int line;
  private int column;

  /** Finds places of offsets into the file's own text. */
  PlaceFinder(String file, String text) {
    this(file, text, SentText.unchanged(text));
  }

  /** Finds places of offsets into what of the script is sent. */
  PlaceFinder(Script script) {
    this(script.path(), script.text(), script.sent());
  }

  /** As the other, from a statement of the script on: what lies before it is not walked through. */
  PlaceFinder(Script script, Statement from) {
    this(script);
    if (!from.tokens().isEmpty()) {
      offset = script.sent().inFile(from.tokens().get(0).offset());
      line = from.place().line();
      column = from.place().column();
    }
  }

  /** Returns one for a text inside this one's, which goes on from where this one is. */
  PlaceFinder inside(Script inner) {
    PlaceFinder places = new PlaceFinder(inner);
    places.offset = offset;
    places.line = line;
    places.column = column;
    return places;
  }

  private PlaceFinder(String file, String text, SentText sent) {
    this.file = file;
    this.text = text;
    this.sent = sent;
    restart();
  }

  private void restart() {
    // a byte order mark is no column of the file
    offset = text.startsWith("\uFEFF") ? 1 : 0;
    line = 1;
    column = 1;
  }

  /** Returns the place of that offset. */
  Place at(int sentOffset) {
    int wanted = sent.inFile(sentOffset);
    if (wanted < offset) {
      restart();
    }
    while (offset < wanted) {
      char c = text.charAt(offset);
      boolean breaksLine = c == '\n' || (c == '\r' && !followedByLineFeed());
      if (breaksLine) {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
      }
      offset++;
    }
    return new Place(file, line, column);
  }

  private boolean followedByLineFeed() {
    return offset + 1 < text.length() && text.charAt(offset + 1) == '\n';
  }
}
