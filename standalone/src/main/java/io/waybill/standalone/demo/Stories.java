package io.waybill.standalone.demo;

import java.util.List;
import java.util.stream.Stream;

/** The demo's stories: one for each way an order can take, and a look back at the end. */
final class Stories {

    static final List<Story> ALL = Stream
            .of(TillStories.ALL, SupplierStories.ALL, AmazonStories.ALL, LifecycleStories.ALL, List.of(
                    ReplayStory.STORY))
            .flatMap(List::stream)
            .toList();

    private Stories() {}
}
