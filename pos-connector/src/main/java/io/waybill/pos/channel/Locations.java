package io.waybill.pos.channel;

import java.util.Map;

/** The setting of every location; FOLLOW where none was made. */
public final class Locations {

    private final Map<String, MarkAsFulfilled> settings;

    public Locations(Map<String, MarkAsFulfilled> settings) {
        this.settings = Map.copyOf(settings);
    }

    MarkAsFulfilled settingOf(String locationId) {
        return settings.getOrDefault(locationId, MarkAsFulfilled.FOLLOW);
    }
}
