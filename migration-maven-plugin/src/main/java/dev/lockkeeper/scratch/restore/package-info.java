/** Scratch databases that begin with a snapshot. */
package dev.lockkeeper.scratch.restore;
