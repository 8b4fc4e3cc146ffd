package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Severity;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a hazard: what a person reads about it everywhere stands here and nowhere else. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface HazardInfo {

  /** The name in reports and allowances: words with hyphens that say the condition. */
  String id();

  /** How grave it is by default. */
  Severity severity() default Severity.ERROR;

  /** The condition, in a few words. */
  String summary();

  /** What happens to a production that is up, in one sentence without full stop. */
  String danger();

  /** What to do instead, in one sentence without full stop. */
  String remedy();

  /** The same on MySQL, where that differs; empty where {@link #remedy} fits any database. */
  String mysqlRemedy() default "";

  /** Whether it steps back where another hazard already speaks of the same table. */
  boolean fallback() default false;

  /** Whether it can be found by comparing the schemas before and after the pending scripts. */
  boolean comparison() default false;

  /**
   * The operations, effects and differences without any of which a statement has no such danger;
   * none where it has to be looked for in every statement. Most statements have nothing that most
   * hazards speak of, and are not put before them.
   */
  Class<?>[] asksFor() default {};

  /** Whether only a server can show it. */
  boolean observedOnly() default false;

  /** What of it is foreseen without a server, in one sentence; empty where all or nothing is. */
  String foreseen() default "";

  /** Whether it is a matter of style, and off until a policy gives it a severity. */
  boolean style() default false;
}
