/** What readers and writers beside a migration feel of it, and those who queue behind it. */
package dev.lockkeeper.rehearsal.felt;
