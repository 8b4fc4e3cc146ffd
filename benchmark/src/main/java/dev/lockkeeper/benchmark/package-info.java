/** How fast migrations are judged, beside another linter in the same run. */
package dev.lockkeeper.benchmark;
