package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Optional;
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

  /** How a number is shown does not count. */
  private static final Set<String> NUMBERS =
      Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "float", "double");

  private static final Set<String> TEXTS =
      Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext");

  private static final Charset BINARY = new Charset("binary", "binary");

  /**
   * A type with the character set that its column has.
   *
   * @param indexed whether some index orders rows by it
   */
  record Typed(ColumnType type, Charset charset, boolean indexed) {

    /** What is binary is kept as a text of the character set binary. */
    private String kind() {
      return switch (type.name()) {
        case "binary" -> "char";
        case "varbinary" -> "varchar";
        default -> type.name().replaceFirst("blob$", "text");
      };
    }

    private Charset coding() {
      return kind().equals(type.name()) ? charset : BINARY;
    }

    private long length() {
      return type.arguments().isEmpty() ? 1 : Long.parseLong(type.arguments().get(0));
    }

    private long bytes() {
      return length() * coding().bytes();
    }

    private Optional<String> srid() {
      return type.attributes().stream().filter(word -> word.startsWith("srid ")).findFirst();
    }
  }

  static boolean isText(ColumnType type) {
    return TEXTS.contains(type.name());
  }

  /**
   * innodb-online-ddl-operations, "Extending VARCHAR column size": in place while the length stays
   * in one byte, or in two; "Modifying the definition of an ENUM or SET column": instant for
   * members at the end, as long as the storage does not grow; "Changing the column data type": only
   * COPY.
   */
  static TypeStep between(Typed before, Typed after, Release release) {
    String kind = before.kind();
    boolean grown = after.srid().isPresent() && !after.srid().equals(before.srid());
    if (!kind.equals(after.kind())
        || before.type().unsigned() != after.type().unsigned()
        || grown) {
      return CONVERTS;
    }
    if (TEXTS.contains(kind) && !before.coding().equals(after.coding())) {
      return recoded(before, after);
    }
    if (kind.matches("enum|set")
        && !release.isFrom(Release.MEMBERS_RECODED_INSTANT)
        && !before.charset().equals(after.charset())
        && (before.indexed() || !before.charset().isWithin(after.charset()))) {
      return CONVERTS;
    }
    return switch (kind) {
      case "varchar" -> varying(before, after);
      case "enum" -> members(before.type(), after.type(), TypeStep::enumBytes);
      case "set" -> members(before.type(), after.type(), TypeStep::setBytes);
      default ->
          NUMBERS.contains(kind) || before.type().arguments().equals(after.type().arguments())
              ? NONE
              : CONVERTS;
    };
  }

  /** Returns what CONVERT TO makes of a text; TEXT grows where characters take more bytes. */
  static TypeStep recoded(Typed before, Charset target) {
    if (before.coding().equals(target)) {
      return NONE;
    }
    boolean grows = target.bytes() > before.coding().bytes();
    return grows && before.kind().matches("(tiny|medium)?text")
        ? CONVERTS
        : recoded(before, new Typed(before.type(), target, before.indexed()));
  }

  /** An index is ordered by the collation, so that only what is in none keeps its bytes. */
  private static TypeStep recoded(Typed before, Typed after) {
    boolean keepsBytes = before.coding().isWithin(after.coding()) || after.coding().equals(BINARY);
    if (!keepsBytes || before.indexed()) {
      return CONVERTS;
    }
    boolean fits =
        switch (before.kind()) {
          case "varchar" -> after.bytes() >= before.bytes() && sameClass(before, after);
          case "char" ->
              sameClass(before, after)
                  && (after.length() == before.length() || after.coding().equals(BINARY))
                  && after.bytes() >= before.bytes();
          default -> true;
        };
    return fits ? WIDENS : CONVERTS;
  }

  private static boolean sameClass(Typed before, Typed after) {
    return (before.bytes() <= ONE_LENGTH_BYTE) == (after.bytes() <= ONE_LENGTH_BYTE);
  }

  private static TypeStep varying(Typed before, Typed after) {
    if (after.length() < before.length() || !sameClass(before, after)) {
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
