/** What each database server does for each operation. */
package dev.lockkeeper.knowledge;
