/** Reads how a project's Flyway is configured; knows neither Maven nor Flyway. */
package dev.lockkeeper.configuration;
