/** What was found, what of it is allowed, and the verdict. */
package dev.lockkeeper.finding;
