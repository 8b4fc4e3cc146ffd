/** What locks a statement asks for, seen by making it wait for each. */
package dev.lockkeeper.rehearsal.request;
