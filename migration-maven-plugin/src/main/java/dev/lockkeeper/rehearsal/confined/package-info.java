/** Scripts kept inside their scratch database, on a server that others use as well. */
package dev.lockkeeper.rehearsal.confined;
