package dev.lockkeeper.operation;

import java.util.List;
import java.util.Optional;

/**
 * What a function takes and gives.
 *
 * @param takes types of its parameters, in order, as far as they tell it from others of its name
 * @param names of the parameters, empty where one has none
 * @param gives its type, with what a table of it shows
 */
public record Signature(List<String> takes, List<String> names, String gives) {

  public Signature {
    takes = List.copyOf(takes);
    names = List.copyOf(names);
  }

  /** Returns whether it is called alike, and gives something else. */
  public boolean givesOther(Signature old) {
    return takes.equals(old.takes) && !gives.equals(old.gives);
  }

  /** Returns the first parameter whose name the other has no more, where it is called alike. */
  public Optional<String> renamedIn(Signature other) {
    if (takes.equals(other.takes)) {
      for (int i = 0; i < names.size(); i++) {
        if (!names.get(i).isEmpty() && !names.get(i).equals(other.names.get(i))) {
          return Optional.of(names.get(i));
        }
      }
    }
    return Optional.empty();
  }
}
