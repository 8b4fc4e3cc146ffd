/** Migration files as text: scripts, the statements in them and where each stands. */
package dev.lockkeeper.script;
