package dev.lockkeeper.scratch.fill;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of COPY's text format, or of one bare value; grows as needed and is used again. */
final class CopyBuffer {

  private final boolean escaping;
  private byte[] bytes;
  private int length;
  private boolean isNull;

  private CopyBuffer(boolean escaping, int capacity) {
    this.escaping = escaping;
    this.bytes = new byte[capacity];
  }

  /** A buffer for rows. */
  static CopyBuffer forRows() {
    return new CopyBuffer(true, 1 << 17);
  }

  /** Returns the value of that row as it stands before COPY's escapes; null is SQL's NULL. */
  static String value(Shape shape, long row) {
    CopyBuffer buffer = new CopyBuffer(false, 64);
    shape.write(row, buffer);
    return buffer.isNull
        ? null
        : new String(buffer.bytes, 0, buffer.length, StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  void separator(char separator) {
    room(1);
    bytes[length++] = (byte) separator;
  }

  void nothing() {
    isNull = true;
    if (escaping) {
      room(2);
      bytes[length++] = '\\';
      bytes[length++] = 'N';
    }
  }

  void ascii(char c) {
    room(2);
    one((byte) c);
  }

  void text(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      ascii(ascii.charAt(i));
    }
  }

  void text(byte[] utf8) {
    room(2 * utf8.length);
    for (byte b : utf8) {
      one(b);
    }
  }

  private void one(byte b) {
    if (escaping && (b == '\\' || (b >= 0 && b < ' '))) {
      bytes[length++] = '\\';
      // COPY takes a control character behind a backslash as it is
    }
    bytes[length++] = b;
  }

  void number(long value) {
    if (value < 0) {
      ascii('-');
      padded(-value, 1);
    } else {
      padded(value, 1);
    }
  }

  /** Writes a number that is not negative, with leading zeros where it is shorter than that. */
  void padded(long value, int digits) {
    int size = Math.max(digits, decimalDigits(value));
    room(size);
    long rest = value;
    for (int i = length + size - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += size;
  }

  private static int decimalDigits(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  /** Writes the lowest hexadecimal digits of the value. */
  void hexadecimal(long value, int digits) {
    room(digits);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      bytes[length++] = (byte) Character.forDigit((int) (value >>> shift) & 15, 16);
    }
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
