package dev.lockkeeper.mojo;

import dev.lockkeeper.deploy.Deployment;
import java.util.List;

/**
 * What one module wants applied.
 *
 * @param deployments one for each history, in the order of their ids
 * @param dryRun whether to say so only
 */
record Order(List<Deployment> deployments, boolean dryRun) {
  Order {
    deployments = List.copyOf(deployments);
  }
}
