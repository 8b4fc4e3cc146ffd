package dev.lockkeeper.base;

import dev.lockkeeper.script.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A tag that names a release, and the commit that it stands at.
 *
 * @param name the tag's
 * @param version what it names
 * @param commit that was released
 */
record ReleaseTag(String name, Version version, ObjectId commit) {

  /** A candidate, {@code 1.2.0-rc1}, was not released; a number alone may be anything. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:v(\\d+(?:\\.\\d+)*)|(\\d+(?:\\.\\d+)+))(?:[.-](?:Final|GA|RELEASE))?(?:\\+.*)?");

  /** Returns the version that a tag of that name says is released. */
  static Optional<Version> versionIn(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Version.parse(Optional.ofNullable(matcher.group(1)).orElse(matcher.group(2)));
  }
}
