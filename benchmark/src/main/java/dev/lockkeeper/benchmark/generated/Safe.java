package dev.lockkeeper.benchmark.generated;

import java.util.List;

/** Scripts as careful people write them: nothing waits, nothing breaks. */
interface Safe {

  /** Returns a new table with its references, indexes, comments and first rows. */
  List<String> newTable();

  /** Returns optional columns for a table in use. */
  List<String> newColumns(TableModel table);

  /** Returns an index for a table in use. */
  List<String> newIndex(TableModel table);

  /** Returns a restriction on what comes, or the next step of an earlier one. */
  List<String> restriction(TableModel table);

  /** Returns a view over a table. */
  List<String> newView(TableModel table);

  /** Returns a small table of codes with its rows. */
  List<String> codes();

  /** Returns more rows, and better ones, for a table of codes. */
  List<String> moreCodes(String codes);

  /** Returns a table with a column of fixed words. */
  List<String> states();
}
