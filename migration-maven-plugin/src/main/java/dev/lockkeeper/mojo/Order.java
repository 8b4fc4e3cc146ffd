package dev.lockkeeper.mojo;

import dev.lockkeeper.deploy.Deployment;

/**
 * What one module wants applied.
 *
 * @param dryRun whether to say so only
 */
record Order(Deployment deployment, boolean dryRun) {}
