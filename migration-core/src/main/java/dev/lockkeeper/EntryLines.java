package dev.lockkeeper;

import java.util.ArrayList;
import java.util.List;

/** The lines at which the entries of a list begin in a YAML file, so that an editor can jump. */
record EntryLines(int list, List<Integer> entries) {

  /** Finds them where each begins a line with a dash; in any other form the list's line is all. */
  static EntryLines of(String text, String key) {
    List<Integer> entries = new ArrayList<>();
    int list = 1;
    int indent = -1;
    boolean inside = false;
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(key + ":")) {
        inside = true;
        list = i + 1;
      } else if (inside && line.strip().startsWith("-")) {
        int at = line.indexOf('-');
        indent = indent < 0 ? at : indent;
        if (at == indent) {
          entries.add(i + 1);
        }
      } else if (!line.isBlank() && Character.isLetter(line.charAt(0))) {
        inside = false;
      }
    }
    return new EntryLines(list, entries);
  }

  /** Returns the line of an entry, counted from 0. */
  int line(int entry) {
    return entry < entries.size() ? entries.get(entry) : list;
  }
}
