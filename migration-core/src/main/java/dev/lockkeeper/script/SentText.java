package dev.lockkeeper.script;

import java.util.List;

/**
 * What a server gets to see of a script: its text with every placeholder replaced, and the way back
 * from there into the file.
 *
 * @param text as it is sent
 * @param replaced the placeholders, in order
 * @param exact whether production's server sees the very same words; not where a placeholder stands
 *     for the moment, the database or the user
 */
public record SentText(String text, List<Replaced> replaced, boolean exact) {

  /**
   * A placeholder.
   *
   * @param start of its value in the text that is sent
   * @param length of its value
   * @param fileStart of the placeholder in the file
   * @param fileLength of the placeholder
   * @param certain whether production's server sees that value
   */
  public record Replaced(int start, int length, int fileStart, int fileLength, boolean certain) {

    /** A placeholder whose value is the same everywhere. */
    public Replaced(int start, int length, int fileStart, int fileLength) {
      this(start, length, fileStart, fileLength, true);
    }
  }

  public SentText {
    replaced = List.copyOf(replaced);
  }

  /** Returns the text of a script without placeholders. */
  public static SentText unchanged(String text) {
    return new SentText(text, List.of(), true);
  }

  /** Returns whether production's server sees the very words between those offsets. */
  public boolean exact(int from, int to) {
    return exact
        || replaced.stream()
            .allMatch(
                one -> one.certain() || one.start() + one.length() <= from || one.start() >= to);
  }

  /** Returns where in the file that offset comes from; inside a value, where its placeholder is. */
  int inFile(int offset) {
    int low = 0;
    int high = replaced.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (replaced.get(middle).start() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0) {
      return offset;
    }
    Replaced last = replaced.get(low - 1);
    int behind = offset - last.start() - last.length();
    return behind < 0 ? last.fileStart() : last.fileStart() + last.fileLength() + behind;
  }
}
