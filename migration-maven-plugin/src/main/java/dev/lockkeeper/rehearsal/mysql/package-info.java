/** Pending scripts applied to MySQL under observation, and the server asked what it would do. */
package dev.lockkeeper.rehearsal.mysql;
