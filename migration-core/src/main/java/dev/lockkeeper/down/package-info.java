/** What scripts that undo a release would destroy, decided without a database. */
package dev.lockkeeper.down;
