package org.districtassessment.pipeline;

/** Is told what a run is doing. */
public interface Progress {

  /** Tells nobody. */
  Progress SILENT =
      new Progress() {
        @Override
        public void stage(String name) {}

        @Override
        public void done(String what) {}
      };

  /** A stage begins, and whatever went before has ended. */
  void stage(String name);

  /** The stage that runs has ended with {@code what}, such as {@code 40,012 rows}. */
  void done(String what);
}
