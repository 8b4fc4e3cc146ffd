package dev.lockkeeper.benchmark;

import dev.lockkeeper.benchmark.generated.Database;
import dev.lockkeeper.benchmark.generated.GeneratedHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Makes up the repositories of an organisation, each with a history of twelve scripts in {@code
 * <folder>/<repository>/db/migration}, so that an audit of all can be measured. Its arguments are
 * folder, database and number.
 */
public final class Organisation {

  private static final long SEED = 42;
  private static final int SCRIPTS = 12;

  private Organisation() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Database database = Database.valueOf(arguments[1].toUpperCase(Locale.ROOT));
    int repositories = Integer.parseInt(arguments[2]);
    for (int number = 1; number <= repositories; number++) {
      GeneratedHistory.write(
          GeneratedHistory.of(database, SEED + number, SCRIPTS),
          folder.resolve("repository-%04d".formatted(number)).resolve("db").resolve("migration"));
    }
  }
}
