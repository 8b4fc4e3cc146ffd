package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Operation.AlterObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A column of a view, or an attribute of a type, under another name. */
final class RenamedPart {

  private static final Pattern FORM =
      Pattern.compile("RENAME (COLUMN|ATTRIBUTE) (.+) TO (.+?)(?: CASCADE| RESTRICT)?");

  private RenamedPart() {}

  static Stream<Danger> of(AlterObject alter) {
    Matcher part = FORM.matcher(alter.action());
    return part.matches()
        ? Stream.of(
            Danger.of(
                RenameBreaksRelease.message(alter.name() + "." + part.group(2), part.group(3))))
        : Stream.empty();
  }
}
