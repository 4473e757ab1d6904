package org.districtassessment.stage.expression;

import java.util.function.Supplier;
import org.apache.spark.sql.internal.SQLConf;

/** The one way in which expressions are read, whatever session is active. */
final class Settings {

  private static final SQLConf CONF = conf();

  private Settings() {}

  static SQLConf asConf() {
    return CONF;
  }

  static <T> T in(Supplier<T> task) {
    return SQLConf.withExistingConf(CONF, task::get);
  }

  private static SQLConf conf() {
    SQLConf conf = new SQLConf();
    conf.setConfString("spark.sql.ansi.enabled", "true");
    conf.setConfString("spark.sql.session.timeZone", "UTC");
    conf.setConfString("spark.sql.caseSensitive", "false");
    conf.setConfString("spark.sql.alwaysInlineCommonExpr", "true");
    conf.setConfString("spark.sql.ansi.doubleQuotedIdentifiers", "false");
    return conf;
  }
}
