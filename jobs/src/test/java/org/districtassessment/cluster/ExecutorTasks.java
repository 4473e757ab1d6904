package org.districtassessment.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What executors did in a run, from its event log.
 *
 * @param done tasks that succeeded, by executor
 * @param lost executors that were lost
 * @param failed tasks that ended otherwise, all executors together
 */
record ExecutorTasks(SortedMap<String, Integer> done, SortedSet<String> lost, int failed) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Other events may be long plans. */
  private static final Pattern WANTED =
      Pattern.compile("^\\{\"Event\":\"SparkListener(TaskEnd|ExecutorRemoved)\"");

  /** Reads the one log, neither compressed nor split, in a folder; it may still be written. */
  static ExecutorTasks read(Path folder) throws IOException {
    try (Stream<Path> logs = Files.list(folder)) {
      String text = Files.readString(logs.filter(ExecutorTasks::isLog).findFirst().orElseThrow());
      return of(text.substring(0, text.lastIndexOf('\n') + 1).lines());
    }
  }

  /** Says whether as many executors as wanted have done so many tasks each. */
  boolean haveDone(int executors, int tasks) {
    return done.values().stream().filter(count -> count >= tasks).count() >= executors;
  }

  static ExecutorTasks of(Stream<String> events) throws IOException {
    SortedMap<String, Integer> done = new TreeMap<>();
    SortedSet<String> lost = new TreeSet<>();
    int failed = 0;
    for (String line : (Iterable<String>) events.filter(WANTED.asPredicate())::iterator) {
      JsonNode event = JSON.readTree(line);
      String kind = event.path("Event").asText();
      if (kind.equals("SparkListenerExecutorRemoved")) {
        lost.add(event.path("Executor ID").asText());
      } else if (kind.equals("SparkListenerTaskEnd")) {
        if (event.path("Task End Reason").path("Reason").asText().equals("Success")) {
          done.merge(event.path("Task Info").path("Executor ID").asText(), 1, Integer::sum);
        } else {
          failed++;
        }
      }
    }
    return new ExecutorTasks(done, lost, failed);
  }

  /** Checksums are hidden files. */
  private static boolean isLog(Path file) {
    return !file.getFileName().toString().startsWith(".");
  }
}
