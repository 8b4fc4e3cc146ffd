package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Set;

/** What becomes of stored values when a column gets another type. */
enum TypeStep {
  /** Nothing: the type is the same but for how it is shown. */
  NONE,
  /** Only the dictionary changes: members are appended to an ENUM or SET. */
  APPENDS,
  /** Values stay as they are, and may be longer from now on. */
  WIDENS,
  /** Every value is converted. */
  CONVERTS;

  private static final int ONE_LENGTH_BYTE = 255;
  private static final int SMALL_ENUM = 255;
  private static final int BITS = 8;

  private static final Set<String> INTEGERS =
      Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
  private static final Set<String> TEXTS =
      Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");

  /**
   * A type with the character set that its column has.
   *
   * @param indexed whether some index orders rows by it
   */
  record Typed(ColumnType type, Charset charset, boolean indexed) {

    private boolean isText() {
      return TEXTS.contains(type.name());
    }

    private long length() {
      return type.arguments().isEmpty() ? 1 : Long.parseLong(type.arguments().get(0));
    }

    private long bytes() {
      return length() * (type.name().equals("varbinary") ? 1 : charset.bytes());
    }
  }

  /**
   * innodb-online-ddl-operations, "Extending VARCHAR column size": in place while the length stays
   * in one byte, or in two; "Modifying the definition of an ENUM or SET column": instant for
   * members at the end, as long as the storage does not grow; "Changing the column data type": only
   * COPY.
   */
  static TypeStep between(Typed before, Typed after) {
    String name = before.type().name();
    if (!name.equals(after.type().name()) || !sameAttributes(before.type(), after.type())) {
      return CONVERTS;
    }
    if (before.isText() && !before.charset().equals(after.charset())) {
      return recoded(before, after);
    }
    return switch (name) {
      case "varchar", "varbinary" -> varying(before, after);
      case "enum" -> members(before.type(), after.type(), TypeStep::enumBytes);
      case "set" -> members(before.type(), after.type(), TypeStep::setBytes);
      default ->
          INTEGERS.contains(name) || before.type().arguments().equals(after.type().arguments())
              ? NONE
              : CONVERTS;
    };
  }

  private static boolean sameAttributes(ColumnType before, ColumnType after) {
    return Set.copyOf(before.attributes()).equals(Set.copyOf(after.attributes()));
  }

  /** An index is ordered by the collation, so that only what is in none keeps its bytes. */
  private static TypeStep recoded(Typed before, Typed after) {
    boolean keepsBytes =
        before.charset().isWithin(after.charset())
            && !before.indexed()
            && !before.type().name().matches("char|enum|set");
    if (!keepsBytes) {
      return CONVERTS;
    }
    if (!before.type().name().equals("varchar")) {
      return WIDENS;
    }
    return varying(before, after) == CONVERTS ? CONVERTS : WIDENS;
  }

  private static TypeStep varying(Typed before, Typed after) {
    boolean sameClass = (before.bytes() <= ONE_LENGTH_BYTE) == (after.bytes() <= ONE_LENGTH_BYTE);
    if (after.length() < before.length() || !sameClass) {
      return CONVERTS;
    }
    return after.length() == before.length() ? NONE : WIDENS;
  }

  private interface Size {
    int of(int members);
  }

  private static TypeStep members(ColumnType before, ColumnType after, Size size) {
    List<String> old = before.arguments();
    List<String> now = after.arguments();
    if (old.equals(now)) {
      return NONE;
    }
    boolean appended = now.size() > old.size() && now.subList(0, old.size()).equals(old);
    return appended && size.of(old.size()) == size.of(now.size()) ? APPENDS : CONVERTS;
  }

  private static int enumBytes(int members) {
    return members <= SMALL_ENUM ? 1 : 2;
  }

  /** storage-requirements: (N + 7) / 8 bytes, rounded up to 1, 2, 3, 4 or 8. */
  private static int setBytes(int members) {
    int bytes = (members + BITS - 1) / BITS;
    return bytes > BITS / 2 ? BITS : bytes;
  }
}
