package dev.lockkeeper.scratch.restore;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a snapshot needs of its server and no script can make, known by the server's own words. */
enum Missing {
  EXTENSION("extension", "extension \"(.+?)\" is not available"),
  LANGUAGE("language", "language \"(.+?)\" does not exist"),
  LIBRARY("library", "could not access file \"(.+?)\""),
  LOCALE("locale", "could not create locale \"(.+?)\""),
  TABLE_ACCESS_METHOD(
      "access method", "invalid value for parameter \"default_table_access_method\": \"(.+?)\""),
  ACCESS_METHOD("access method", "access method \"(.+?)\" does not exist"),
  TEMPLATE("text search template", "text search template \"(.+?)\" does not exist");

  private final String words;
  private final Pattern complaint;

  Missing(String words, String complaint) {
    this.words = words;
    this.complaint = Pattern.compile(complaint);
  }

  /** Returns what the server says it lacks; nothing where it refuses for another reason. */
  static Optional<String> in(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return Arrays.stream(values()).flatMap(kind -> kind.named(message).stream()).findFirst();
  }

  private Optional<String> named(String message) {
    Matcher matcher = complaint.matcher(message);
    return matcher.find() ? Optional.of(words + " " + matcher.group(1)) : Optional.empty();
  }
}
