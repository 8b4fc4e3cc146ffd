package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.TableShape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which partition takes a row by the hash of whole numbers.
 *
 * <p>sql-createtable, PARTITION BY HASH: the hash functions "of the partition key's operator class"
 * decide; that of integers is Bob Jenkins' of 32 bits, with a seed of its own, on every version.
 */
record HashedKey(List<PartitionKey> columns) {

  private static final Set<String> WHOLE = Set.of("smallint", "integer", "bigint");
  private static final Pattern BOUND =
      Pattern.compile("(?i).*MODULUS ?(\\d+) ?, ?REMAINDER ?(\\d+).*");
  private static final long SEED = 0x7A5B22367996DCFDL;
  private static final long COMBINE = 0x49a0f4dd15e5a8e3L;
  private static final int START = 0x9e3779b9 + 4 + 3923095;

  /**
   * @param written what a column has to hold; nothing where that is not known
   */
  boolean mayBeIn(TableShape child, Function<String, Optional<String>> written) {
    Matcher bound = BOUND.matcher(child.options().getOrDefault(TableOption.PARTITION_BOUND, ""));
    if (columns.isEmpty() || !bound.matches()) {
      return true;
    }
    long hash = 0;
    for (PartitionKey key : columns) {
      Optional<Object> value = written.apply(key.column().name()).flatMap(key::value);
      if (value.isEmpty() || !WHOLE.contains(key.column().type().name())) {
        return true;
      }
      long one = hash(((BigDecimal) value.get()).longValue(), key.column().type().name());
      hash ^= one + COMBINE + (hash << 54) + (hash >>> 7);
    }
    return Long.remainderUnsigned(hash, Long.parseLong(bound.group(1)))
        == Long.parseLong(bound.group(2));
  }

  /** A number of 64 bits that has room in 32 has the hash of one of those. */
  private static long hash(long value, String type) {
    int low = (int) value;
    int high = (int) (value >> 32);
    return hash(type.equals("bigint") ? low ^ (value >= 0 ? high : ~high) : low);
  }

  private static long hash(int value) {
    int a = START + (int) (SEED >>> 32);
    int b = START + (int) SEED;
    int c = START;
    a = (a - c) ^ Integer.rotateLeft(c, 4);
    c += b;
    b = (b - a) ^ Integer.rotateLeft(a, 6);
    a += c;
    c = (c - b) ^ Integer.rotateLeft(b, 8);
    b += a;
    a = (a - c) ^ Integer.rotateLeft(c, 16);
    c += b;
    b = (b - a) ^ Integer.rotateLeft(a, 19);
    a += c;
    c = (c - b) ^ Integer.rotateLeft(b, 4);
    b += a;
    return end(a + value, b, c);
  }

  private static long end(int first, int second, int third) {
    int c = (third ^ second) - Integer.rotateLeft(second, 14);
    int a = (first ^ c) - Integer.rotateLeft(c, 11);
    int b = (second ^ a) - Integer.rotateLeft(a, 25);
    c = (c ^ b) - Integer.rotateLeft(b, 16);
    a = (a ^ c) - Integer.rotateLeft(c, 4);
    b = (b ^ a) - Integer.rotateLeft(a, 14);
    c = (c ^ b) - Integer.rotateLeft(b, 24);
    return ((long) b << 32) | Integer.toUnsignedLong(c);
  }
}
