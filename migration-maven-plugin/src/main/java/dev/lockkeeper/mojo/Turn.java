package dev.lockkeeper.mojo;

import dev.lockkeeper.deploy.DeployStoppedException;
import dev.lockkeeper.deploy.Deployment;
import dev.lockkeeper.deploy.Plan;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/**
 * What may be applied now.
 *
 * @param orders of all modules, once the last one has come
 * @param waitingFor the modules that are still to come
 */
record Turn(List<Order> orders, List<String> waitingFor) {

  private record Step(String of, Plan plan, boolean dryRun) {}

  /** Applies all, or says for whom it waits; nothing is changed before everything is found good. */
  void run(Log log) throws DeployStoppedException, CheckImpossibleException {
    if (!waitingFor.isEmpty()) {
      log.info("Applies after " + String.join(", ", waitingFor));
      return;
    }
    if (orders.isEmpty()) {
      log.info("Nothing to do: no module of this build has scripts to apply");
    }
    List<Step> steps = new ArrayList<>();
    for (Order order : orders) {
      for (Deployment deployment : order.deployments()) {
        String of = order.deployments().size() == 1 ? "" : deployment.history() + ": ";
        steps.add(new Step(of, deployment.plan(), order.dryRun()));
      }
    }
    for (Step step : steps) {
      log.info(step.of() + (step.dryRun() ? step.plan().outlook() : step.plan().apply()));
    }
  }
}
