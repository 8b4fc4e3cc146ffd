/** Histories that are made up: valid in sequence, of any length, the same for the same seed. */
package dev.lockkeeper.benchmark.generated;
