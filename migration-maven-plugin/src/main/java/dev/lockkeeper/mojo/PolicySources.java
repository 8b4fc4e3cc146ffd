package dev.lockkeeper.mojo;

import dev.lockkeeper.AcceptedFile;
import dev.lockkeeper.PolicyFile;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.ByteCount;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.finding.PolicyEntry;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an organisation writes what it has decided, the least important first: shared files, the
 * module's own, the POM.
 */
final class PolicySources {

  static final String OWN = "migration-policy.yaml";

  private static final String CLASSPATH = "classpath:";

  private final GateMojo mojo;
  private final Path baseDirectory;
  private final List<PolicyEntry> allowances = new ArrayList<>();
  private final Map<String, Severity> severities = new LinkedHashMap<>();
  private final Map<String, String> budgets = new LinkedHashMap<>();

  PolicySources(GateMojo mojo, Path baseDirectory) throws CheckImpossibleException {
    this.mojo = mojo;
    this.baseDirectory = baseDirectory;
    for (String named : Optional.ofNullable(mojo.policy).orElse(List.of())) {
      add(shared(named.strip()));
    }
    Path own = baseDirectory.resolve(OWN);
    if (Files.exists(own)) {
      add(PolicyFile.at(own).read());
    }
    addPom();
  }

  private void add(PolicyFile.Content content) {
    allowances.addAll(content.allowances());
    severities.putAll(content.severities());
    budgets.putAll(content.budgets());
  }

  private void addPom() throws CheckImpossibleException {
    for (Allowance allowance : Optional.ofNullable(mojo.allowances).orElse(List.of())) {
      allowances.add(allowance.entry());
    }
    for (Map.Entry<String, String> entry :
        Optional.ofNullable(mojo.severities).orElse(Map.of()).entrySet()) {
      String written = Optional.ofNullable(entry.getValue()).orElse("");
      severities.put(
          entry.getKey(), PolicyFile.severity(entry.getKey(), written, "<severities> in the POM"));
    }
  }

  private PolicyFile.Content shared(String named) throws CheckImpossibleException {
    if (!named.startsWith(CLASSPATH)) {
      return PolicyFile.at(baseDirectory.resolve(named)).read();
    }
    String resource = named.substring(CLASSPATH.length()).replaceFirst("^/", "");
    try (InputStream in = getClass().getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new CheckImpossibleException(
            "migration.policy names '%s', which is not on the plugin's class path".formatted(named),
            "Make the artifact that has it a <dependency> of migration-maven-plugin");
      }
      return new PolicyFile(named, new String(in.readAllBytes(), StandardCharsets.UTF_8)).read();
    } catch (IOException e) {
      throw new CheckImpossibleException(
          "%s cannot be read".formatted(named), "Mend the artifact that has it", e);
    }
  }

  Policy policy() throws CheckImpossibleException {
    return new Policy(
        allowances,
        severities,
        new AcceptedFile(accepted(mojo, baseDirectory)).read(),
        Choice.of(FailOn.class, "migration.failOn", mojo.failOn));
  }

  static Path accepted(GateMojo mojo, Path baseDirectory) {
    return baseDirectory.resolve(mojo.accepted);
  }

  /**
   * Returns the budgets, of which a property says more than a policy.
   *
   * @param replicas in the portrait
   */
  Budgets budgets(int replicas) throws CheckImpossibleException {
    return new Budgets(
        budget("migration.lockBudget", mojo.lockBudget, "lock", Budgets.DEFAULT.reads()),
        budget("migration.writeBudget", mojo.writeBudget, "write", Budgets.DEFAULT.writes()),
        budget("migration.queueBudget", mojo.queueBudget, "queue", Budgets.DEFAULT.queue()),
        walBudget(),
        replicas(replicas).budget(mojo.replayRate));
  }

  private Replicas replicas(int portrayed) {
    return mojo.lagBudget == null
        ? new Replicas(
            Optional.ofNullable(budgets.get("lag")), "the budget 'lag' of the policy", portrayed)
        : new Replicas(Optional.of(mojo.lagBudget), "migration.lagBudget", portrayed);
  }

  private Optional<ByteCount> walBudget() throws CheckImpossibleException {
    boolean given = mojo.walBudget != null;
    if (!given && !budgets.containsKey("wal")) {
      return Optional.empty();
    }
    String written = given ? mojo.walBudget : budgets.get("wal");
    Optional<ByteCount> most = ByteCount.parse(written);
    if (most.isEmpty()) {
      throw new CheckImpossibleException(
          "%s is '%s', which is no amount of data"
              .formatted(given ? "migration.walBudget" : "the budget 'wal' of the policy", written),
          "Write it like 500MB or 2GB");
    }
    return most;
  }

  private Duration budget(String property, String given, String key, Duration otherwise)
      throws CheckImpossibleException {
    if (given != null) {
      return Durations.parse(property, given);
    }
    return budgets.containsKey(key)
        ? Durations.parse("the budget '%s' of the policy".formatted(key), budgets.get(key))
        : otherwise;
  }
}
