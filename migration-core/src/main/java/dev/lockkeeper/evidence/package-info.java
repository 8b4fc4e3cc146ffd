/** Everything a hazard may ask about one statement. */
package dev.lockkeeper.evidence;
