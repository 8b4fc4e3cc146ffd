/** Production changed forwards: apply, with lock timeouts, retries and the names of blockers. */
package dev.lockkeeper.deploy;
