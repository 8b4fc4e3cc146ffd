package dev.lockkeeper.mojo;

import dev.lockkeeper.live.Address;
import dev.lockkeeper.live.AppliedScripts;
import dev.lockkeeper.live.Portrait;
import dev.lockkeeper.live.PortraitFile;
import dev.lockkeeper.live.PortraitReader;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes down what the database at {@code migration.url} looks like, without a value of any row:
 * schema, estimated rows and sizes, figures about columns, settings. Reads catalogs and statistics
 * alone, in a read-only transaction; a replica will do. Gates take the rows of tables from it.
 */
@Mojo(name = "portrait", requiresProject = false, threadSafe = true)
final class PortraitMojo extends GateMojo {

  /** Skips this goal alone. */
  @Parameter(property = "migration.portrait.skip", defaultValue = "false")
  boolean skipPortrait;

  @Override
  boolean skipGoal() {
    return skipPortrait;
  }

  @Override
  void act(GateInputs inputs) throws CheckImpossibleException {
    Address address =
        inputs
            .live()
            .orElseThrow(
                () ->
                    new CheckImpossibleException(
                        "Nothing says which database to portray",
                        "Name it with migration.url; a replica will do"));
    Path path = PortraitPlace.of(this, inputs.baseDirectory()).path();
    Portrait portrait = PortraitReader.read(address, history(inputs));
    new PortraitFile(path).write(portrait);
    portrait.unread().forEach(what -> getLog().warn("Not in the portrait: " + what));
    getLog()
        .info(
            "Portrayed %s in %s: %d tables, %s"
                .formatted(address, path, portrait.tables().size(), sent(portrait)));
  }

  /** The first history's, as its Flyway is configured; Flyway's own where there are no scripts. */
  private static AppliedScripts history(GateInputs inputs) throws CheckImpossibleException {
    FlywayConfiguration flyway =
        inputs.histories().isEmpty()
            ? FlywayConfiguration.DEFAULT
            : inputs.histories().get(0).configuration().read().flyway();
    return new AppliedScripts(flyway.schemas().defaultSchema(), flyway.table());
  }

  private static String sent(Portrait portrait) {
    return portrait
        .sent()
        .map(
            sent ->
                "%d statements that its applications send (%d left out)"
                    .formatted(sent.statements().size(), sent.leftOut()))
        .orElse("no statements, since pg_stat_statements is not there");
  }
}
