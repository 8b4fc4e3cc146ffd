/** Dumps of a database, read piece by piece. */
package dev.lockkeeper.dump;
