package dev.lockkeeper.scratch.fill;

import java.util.List;

/** A part of a pattern; each takes its digits off the row number and leaves the rest. */
sealed interface PatternPart {

  /** More texts than any table has rows. */
  long ENOUGH = 1L << 31;

  long write(long row, CopyBuffer out);

  /** How many texts it can make, no more than {@link #ENOUGH}. */
  long texts();

  record OneOf(String characters) implements PatternPart {
    @Override
    public long write(long row, CopyBuffer out) {
      out.ascii(characters.charAt((int) (row % characters.length())));
      return row / characters.length();
    }

    @Override
    public long texts() {
      return characters.length();
    }
  }

  record Sequence(List<PatternPart> parts) implements PatternPart {
    @Override
    public long write(long row, CopyBuffer out) {
      long rest = row;
      for (PatternPart part : parts) {
        rest = part.write(rest, out);
      }
      return rest;
    }

    @Override
    public long texts() {
      long texts = 1;
      for (PatternPart part : parts) {
        // both are no more than 2 to the 31st
        texts = Math.min(ENOUGH, texts * part.texts());
      }
      return texts;
    }
  }

  record Either(List<PatternPart> branches) implements PatternPart {
    @Override
    public long write(long row, CopyBuffer out) {
      return branches.get((int) (row % branches.size())).write(row / branches.size(), out);
    }

    @Override
    public long texts() {
      long fewest = branches.stream().mapToLong(PatternPart::texts).min().orElse(1);
      return Math.min(ENOUGH, fewest * branches.size());
    }
  }
}
