package dev.lockkeeper.mojo;

import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads a value that is one of a few words. */
final class Choice {

  private Choice() {}

  /** Returns the constant that the word names, or an error that lists the valid words. */
  static <E extends Enum<E>> E of(Class<E> kind, String property, String written)
      throws CheckImpossibleException {
    return Arrays.stream(kind.getEnumConstants())
        .filter(constant -> word(constant).equals(written.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new CheckImpossibleException(
                    "%s is '%s', which is not known".formatted(property, written),
                    "Use one of " + words(kind)));
  }

  private static <E extends Enum<E>> String words(Class<E> kind) {
    return Arrays.stream(kind.getEnumConstants())
        .map(Choice::word)
        .collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
