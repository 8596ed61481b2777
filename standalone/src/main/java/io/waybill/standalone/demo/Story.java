package io.waybill.standalone.demo;

/** One order's life, from its source to its right end. */
record Story(String title, String end, Plot plot) {

    /** Plays it, and fails with {@link StoryFailed} as soon as anything is not as it must be. */
    interface Plot {
        void play(Stage stage);
    }
}
