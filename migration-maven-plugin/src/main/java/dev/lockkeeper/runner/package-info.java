/** Flyway, driven: the one way scripts are applied, in rehearsal and in production. */
package dev.lockkeeper.runner;
