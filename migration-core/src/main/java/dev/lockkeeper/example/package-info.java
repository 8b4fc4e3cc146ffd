/** SQL that shows each hazard, read from the folder of its name: documentation, test and truth. */
package dev.lockkeeper.example;
