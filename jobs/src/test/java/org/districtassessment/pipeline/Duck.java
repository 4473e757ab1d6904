package org.districtassessment.pipeline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** An independent reader of what we publish. */
public final class Duck implements AutoCloseable {

  private final Connection connection;

  /** Opens a database in memory. */
  public Duck() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  /** Rows as text, cells joined by {@code |}, null as {@code ∅}. */
  public List<String> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          String cell = result.getString(i);
          cells.add(cell == null ? "∅" : cell);
        }
        rows.add(String.join("|", cells));
      }
      return rows;
    }
  }

  /** Runs statements that give no rows. */
  public void run(String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
