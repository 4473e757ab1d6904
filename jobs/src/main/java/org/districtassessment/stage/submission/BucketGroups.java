package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that a bucket reads, by what belongs together: between rows of different groups there
 * are no keys, but that any row may refer to shared tables.
 *
 * <p>Tables of units that refer to each other, however indirectly, belong together; apart for each
 * unit, but where a file of one of them has rows of several units.
 *
 * @param shared files of shared tables, of which a bucket may have the rows of its units
 */
record BucketGroups(Group shared, List<Group> ofUnits) {

  /**
   * Files that belong together.
   *
   * @param name the same in every run in which they are these files, but no other's of its year
   * @param files their numbers, ascending
   */
  record Group(String name, List<Integer> files) {}

  /** Returns all of them. */
  List<Group> all() {
    List<Group> all = new ArrayList<>(List.of(shared));
    all.addAll(ofUnits);
    return all;
  }

  static BucketGroups of(ReadingContext context, YearFiles year, int bucket) {
    KeyPlan keyPlan = context.keyPlan();
    Set<String> mixed = new TreeSet<>();
    for (SubmissionFile file : year.files()) {
      if (file.unit() == null && !keyPlan.isShared(file.table())) {
        mixed.addAll(keyPlan.connected(file.table()));
      }
    }
    List<Integer> shared = new ArrayList<>();
    SortedMap<String, List<Integer>> byName = new TreeMap<>();
    String ofBucket = "bucket " + bucket + " of " + year.buckets();
    for (int i = 0; i < year.files().size(); i++) {
      SubmissionFile file = year.files().get(i);
      if (!isReadHere(keyPlan, year, file, bucket)) {
        continue;
      }

      if (keyPlan.isShared(file.table())) {
        shared.add(i);
        continue;
      }

      String whose = mixed.contains(file.table()) ? ofBucket : "unit " + file.unit();
      String name = whose + ": " + keyPlan.connected(file.table());
      byName.computeIfAbsent(name, each -> new ArrayList<>()).add(i);
    }
    List<Group> groups = new ArrayList<>();
    byName.forEach((name, files) -> groups.add(new Group(name, files)));
    return new BucketGroups(new Group(ofBucket + ": shared", shared), groups);
  }

  /** Whether this bucket has rows in the file. */
  private static boolean isReadHere(
      KeyPlan keyPlan, YearFiles year, SubmissionFile file, int bucket) {
    boolean everywhere = file.unit() == null && keyPlan.namesUnit(file.table());
    return everywhere || year.homeOf(file) == bucket;
  }
}
