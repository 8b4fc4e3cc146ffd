/** Scripts applied under observation: locks, holds, rewrites, scans. */
package dev.lockkeeper.rehearsal;
