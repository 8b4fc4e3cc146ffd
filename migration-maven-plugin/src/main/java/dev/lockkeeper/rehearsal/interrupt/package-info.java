/** Scripts that are stopped and run again, as a deployment would: does the database recover? */
package dev.lockkeeper.rehearsal.interrupt;
