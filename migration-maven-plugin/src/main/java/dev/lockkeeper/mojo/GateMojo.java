package dev.lockkeeper.mojo;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.File;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** What the goals about a history of scripts have in common: their parameters and their end. */
abstract class GateMojo extends AbstractMojo {

  /**
   * Folders of one history, in Flyway's syntax: {@code filesystem:<path>} or {@code
   * classpath:<path>}, wildcards included. Default: {@code classpath:db/migration}, and a module
   * without that folder is skipped; a folder named here has to exist.
   */
  @Parameter(property = "migration.locations")
  List<String> locations;

  /**
   * Globs such as {@code services/*}{@code /db/migration}, relative to the module: each folder that
   * matches is a history of its own, with its path for a name, its own base, and for {@code apply}
   * its own history table. Flyway's and Spring Boot's files between the module and such a folder,
   * the nearest first, say how that history's Flyway is configured.
   */
  @Parameter(property = "migration.histories")
  List<String> histories;

  /**
   * How the scripts are named and written: {@code flyway}, {@code up-down} (golang-migrate, Diesel,
   * SQLx), {@code goose}, {@code dbmate} or {@code sql-migrate}. Any but Flyway's needs {@code
   * migration.locations} or {@code migration.histories}; its scripts are rehearsed in the
   * transactions that their own runner would make, and {@code apply} leaves them to that runner.
   */
  @Parameter(property = "migration.layout", defaultValue = "flyway")
  String layout;

  /** Encoding of the scripts, a name that Java knows. Default: Flyway's own, {@code UTF-8}. */
  @Parameter(property = "migration.encoding")
  String encoding;

  /** Values of placeholders, by name; they win over those of Flyway's own configuration. */
  @Parameter Map<String, String> placeholders;

  /** Flyway's history table. Default: as Flyway's own configuration has it. */
  @Parameter(property = "migration.table")
  String table;

  /** Schemas that Flyway manages. Default: as Flyway's own configuration has them. */
  @Parameter(property = "migration.schemas")
  List<String> schemas;

  /** Flyway's default schema. Default: as Flyway's own configuration has it. */
  @Parameter(property = "migration.defaultSchema")
  String defaultSchema;

  /** Profiles of a Spring Boot application that are active in production. */
  @Parameter(property = "migration.springProfiles")
  List<String> springProfiles;

  /**
   * The database that production runs: {@code postgresql} or {@code mysql}. Default: that of the
   * JDBC driver among the project's dependencies.
   */
  @Parameter(property = "migration.database")
  String database;

  /**
   * Its version: 13 to 18 for PostgreSQL, 8.0.12 or newer for MySQL. Default: the newest that is
   * embedded, 18 and 8.0.31.
   */
  @Parameter(property = "migration.databaseVersion")
  String databaseVersion;

  /**
   * A server to rehearse on in place of the embedded one, {@code jdbc:postgresql://host:port/} or
   * {@code jdbc:mysql://host:port/}: databases of its own are made there, and dropped; on
   * PostgreSQL the role needs no right but CREATEDB. Scripts that reach beyond it ({@code USE},
   * {@code other.table}, accounts, global settings) are refused before any runs. User and password:
   * {@code MIGRATION_SCRATCH_USER} and {@code MIGRATION_SCRATCH_PASSWORD}.
   */
  @Parameter(property = "migration.scratch.url")
  String scratchUrl;

  /**
   * What is released: {@code git:<ref>} with the branch, tag or commit that this work came from,
   * {@code version:<v>} with the newest released version, {@code live} for what the history table
   * of {@code migration.url} holds, or {@code none}. Default: what git shows. On a branch that is
   * the merge base with its target, on the main branch the newest release tag or else the commit
   * before.
   */
  @Parameter(property = "migration.base", defaultValue = "")
  String base;

  /**
   * A database in use that gates read and never change, {@code
   * jdbc:postgresql://<host>:<port>/<database>}, without a password: {@code migration.base=live}
   * takes from its history table what is released.
   */
  @Parameter(property = "migration.url")
  String url;

  /**
   * The server in settings.xml whose user and password, encrypted or not, open that database.
   * Default: {@code MIGRATION_USER} and {@code MIGRATION_PASSWORD} of the environment.
   */
  @Parameter(property = "migration.serverId")
  String serverId;

  /**
   * What {@code pg_dump --schema-only} has written of a database that was there before its first
   * script, or has been cleared of old ones since: the scripts build on it. Plain text, the same
   * packed by gzip or zstd, or an archive, which {@code pg_restore} on the PATH has to read. Or
   * what {@code migration:portrait} has written, of which the schema is made.
   */
  @Parameter(property = "migration.snapshot")
  File snapshot;

  /**
   * The newest version whose script is in the snapshot; that script and those below are not applied
   * on top of it. Default: of a portrait the newest that production had applied, else Flyway's
   * baseline version.
   */
  @Parameter(property = "migration.snapshotVersion")
  String snapshotVersion;

  /**
   * How long reads may wait for one transaction: {@code 200ms}, {@code 3s}, {@code 5m}. Default:
   * the policy's, else {@code 200ms}.
   */
  @Parameter(property = "migration.lockBudget")
  String lockBudget;

  /**
   * How long writes may wait for one transaction: {@code 200ms}, {@code 3s}, {@code 5m}. Default:
   * the policy's, else {@code 200ms}.
   */
  @Parameter(property = "migration.writeBudget")
  String writeBudget;

  /**
   * How long others may stand behind a statement that itself waits for an open transaction ({@code
   * migration.longTransaction}): {@code 4s}, {@code 500ms}. Default: the policy's, else {@code 4s}.
   */
  @Parameter(property = "migration.queueBudget")
  String queueBudget;

  /**
   * How much write-ahead log one transaction may write on PostgreSQL: {@code 500MB}, {@code 2GB}.
   * Default: the policy's, else as much as it takes.
   */
  @Parameter(property = "migration.walBudget")
  String walBudget;

  /**
   * How far replicas of PostgreSQL may fall behind because of one transaction: {@code 10s}, {@code
   * 500ms}. Then a rehearsal runs the pending scripts once more with a replica attached, which
   * somebody reads from. {@code 0ms} leaves that out. Default: the policy's, else {@code 10s} where
   * the portrait has replicas, else none.
   */
  @Parameter(property = "migration.lagBudget")
  String lagBudget;

  /** How much write-ahead log a replica in production replays in a second: {@code 50MB}. */
  @Parameter(property = "migration.replayRate", defaultValue = "50MB")
  String replayRate;

  /**
   * How long one statement of a rehearsal may take before it is stopped and the build ends without
   * a verdict: {@code 30s}, {@code 10m}.
   */
  @Parameter(property = "migration.statementTimeout", defaultValue = "10m")
  String statementTimeout;

  /** Rows in each touched table of a rehearsal, for tables whose rows in production are unknown. */
  @Parameter(property = "migration.rows", defaultValue = "1000000")
  String rows;

  /**
   * Rows that tables have in production, by table; also as properties {@code
   * migration.rows.<table>}. A rehearsal fills as many, up to a million or {@code migration.rows},
   * whichever is more; what more would take is reckoned from two sizes.
   */
  @Parameter Map<String, String> tableRows;

  /**
   * A portrait of production, made by {@code migration:portrait}, that says how many rows tables
   * have there and how the values of their columns are spread; a rehearsal fills likewise, but no
   * more rows than {@code migration.rows}, and reckons from two sizes what more would take.
   * Default: {@code migration-portrait.json} in the module, where it is there.
   */
  @Parameter(property = "migration.portrait")
  File portrait;

  /**
   * How many times at most a rehearsal stops each pending script and lets it run again, spread
   * evenly over its statements; once more it kills the server. 0 leaves both out.
   */
  @Parameter(property = "migration.stops", defaultValue = "20")
  String stops;

  /**
   * A folder of {@code .sql} files with the statements that the running release sends, parameters
   * written {@code ?}, {@code :name} or {@code $1}: a rehearsal prepares each of them after every
   * pending statement. Those that the portrait has are asked as well.
   */
  @Parameter(property = "migration.releaseStatements")
  File releaseStatements;

  /**
   * Whether a rehearsal runs the pending scripts once more, on a second copy of the rows, beside
   * readers and writers of every touched table, and says how long those stood still.
   */
  @Parameter(property = "migration.felt", defaultValue = "true")
  boolean felt;

  /**
   * How long a transaction that has read the touched tables stands in the way of each pending
   * statement that waits for it, while a rehearsal looks how long others stand behind that; {@code
   * 0ms} leaves that out. Default: as long as the longest in the portrait was open, but no more
   * than {@code 5s}, else {@code 500ms}.
   */
  @Parameter(property = "migration.longTransaction")
  String longTransaction;

  /**
   * Policies that are shared: files, or {@code classpath:<path>} for one in an artifact that is a
   * dependency of this plugin. The module's own {@code migration-policy.yaml} is read after them,
   * where it is there, and then what the POM says; the last word counts.
   */
  @Parameter(property = "migration.policy")
  List<String> policy;

  /** Severities that hazards have here, by id: {@code error}, {@code warning}, {@code info}. */
  @Parameter Map<String, String> severities;

  /**
   * Allowances outside the scripts, each an {@code <allowance>} with {@code <hazard>}, {@code
   * <script>} and perhaps {@code <statement>}, or {@code <fingerprint>}, with {@code <because>} and
   * perhaps {@code <until>}.
   */
  @Parameter List<Allowance> allowances;

  /** Where {@code accept} writes what does not refuse any more, relative to the module. */
  @Parameter(property = "migration.accepted", defaultValue = "migration-accepted.yaml")
  String accepted;

  /** The mildest severity that refuses: {@code error}, {@code warning}, {@code never}. */
  @Parameter(property = "migration.failOn", defaultValue = "error")
  String failOn;

  /** What to report to: {@code console}, {@code json}, {@code html}. */
  @Parameter(property = "migration.reports", defaultValue = "console,json,html")
  List<String> reports;

  /** Where reports are written. */
  @Parameter(
      property = "migration.outputDirectory",
      defaultValue = "${project.build.directory}/migration")
  File outputDirectory;

  /** Where server binaries are unpacked, once. Default: the user's cache folder. */
  @Parameter(property = "migration.cacheDirectory")
  File cacheDirectory;

  /**
   * How much filled clusters of PostgreSQL may take below the cache folder, all together: {@code
   * 500MB}, {@code 4GB}. A rehearsal that filled its tables for longer than two seconds leaves them
   * there for a week, for the next one with the same released scripts, rows, portrait or snapshot
   * and version; those longest unused make room. {@code 0MB} keeps nothing.
   */
  @Parameter(property = "migration.fillCache", defaultValue = "4GB")
  String fillCache;

  /** Skips every goal of this plugin. */
  @Parameter(property = "migration.skip", defaultValue = "false")
  boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true)
  MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  PluginDescriptor plugin;

  @Inject RepositorySystem repositories;

  @Inject SettingsDecrypter decrypter;

  /** Returns whether this goal alone is switched off. */
  abstract boolean skipGoal();

  /** Does what the goal is for. */
  abstract void act(GateInputs inputs) throws CheckImpossibleException, MojoFailureException;

  /** Says so, where the goal is switched off. */
  void leaveOut() throws CheckImpossibleException, MojoFailureException {
    getLog().info("Skipped by configuration");
  }

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      if (skip || skipGoal()) {
        leaveOut();
      } else {
        act(GateInputs.of(this));
      }
    } catch (CheckImpossibleException e) {
      // Maven prints the messages of all causes in one line; the cause is for -X alone
      getLog().debug(e);
      throw new MojoExecutionException(e.getMessage());
    }
  }
}
