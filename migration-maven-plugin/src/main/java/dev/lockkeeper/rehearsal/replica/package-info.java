/** A replica that follows the scratch server, and what pending scripts do to it. */
package dev.lockkeeper.rehearsal.replica;
