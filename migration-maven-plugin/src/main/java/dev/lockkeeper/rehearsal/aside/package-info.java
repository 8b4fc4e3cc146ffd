/** Threads beside the migrating one. */
package dev.lockkeeper.rehearsal.aside;
