package io.waybill.simulator.amazon.outbound;

import io.waybill.simulator.shape.Shape;
import io.waybill.simulator.shape.Shape.AnyObject;
import io.waybill.simulator.shape.Shape.Field;
import io.waybill.simulator.shape.Shape.Fields;
import io.waybill.simulator.shape.Shape.Flag;
import io.waybill.simulator.shape.Shape.ListOf;
import io.waybill.simulator.shape.Shape.Moment;
import io.waybill.simulator.shape.Shape.OneOf;
import io.waybill.simulator.shape.Shape.Text;
import io.waybill.simulator.shape.Shape.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What requests have to look like. Two things are assumptions: an unknown field is refused, so that a misspelled one is
 * found, and so is a text that is required and blank.
 */
final class Requests {

    static final int ITEMS_MAX = 100;
    static final int UNITS_MAX = 250;
    static final int ID_CHARACTERS_MAX = 40;

    private static final Shape TEXT = new Text(0);
    private static final Shape MOMENT = new Moment();
    private static final Shape MONEY = new Fields(List.of(Field.required("currencyCode", TEXT),
            Field.required("value", TEXT)));
    private static final Shape FLAG = new Flag();

    private static final Shape ADDRESS = new Fields(List.of(Field.required("name", TEXT),
            Field.required("addressLine1", TEXT), Field.optional("addressLine2", TEXT),
            Field.optional("addressLine3", TEXT), Field.optional("city", TEXT),
            Field.optional("districtOrCounty", TEXT), Field.optional("stateOrRegion", TEXT),
            Field.required("postalCode", TEXT), Field.required("countryCode", TEXT), Field.optional("phone", TEXT),
            Field.optional("email", TEXT)));
    private static final Shape WINDOW = new Fields(List.of(Field.required("startDate", MOMENT),
            Field.required("endDate", MOMENT)));
    private static final Shape PREFERENCES = new Fields(List.of(Field.optional("deliveryInstructions", new Text(250)),
            Field.optional("dropOffLocation", new Fields(List.of(
                    Field.required("type", new OneOf(Set.of("FRONT_DOOR", "DELIVERY_BOX", "GAS_METER_BOX",
                            "BICYCLE_BASKET", "GARAGE", "RECEPTIONIST", "FALLBACK_NEIGHBOR_DELIVERY",
                            "DO_NOT_LEAVE_UNATTENDED"))),
                    Field.optional("attributes", new AnyObject()))))));
    private static final Shape COD = new Fields(List.of(Field.required("isCodRequired", FLAG),
            Field.optional("codCharge", MONEY), Field.optional("codChargeTax", MONEY),
            Field.optional("shippingCharge", MONEY), Field.optional("shippingChargeTax", MONEY)));
    private static final Shape PAYMENT = new Fields(List.of(Field.required("paymentTransactionId", TEXT),
            Field.required("paymentMode", TEXT), Field.required("paymentDate", MOMENT)));
    private static final Shape FEATURE = new Fields(List.of(Field.optional("featureName", TEXT),
            Field.optional("featureFulfillmentPolicy", new OneOf(Set.of("Required", "NotRequired")))));
    private static final Shape ITEM = new Fields(List.of(Field.required("sellerSku", new Text(50)),
            Field.required("sellerFulfillmentOrderItemId", new Text(50)), Field.required("quantity", new Whole(1,
                    Integer.MAX_VALUE)),
            Field.optional("giftMessage", new Text(512)), Field.optional("displayableComment", new Text(250)),
            Field.optional("fulfillmentNetworkSku", TEXT), Field.optional("perUnitDeclaredValue", MONEY),
            Field.optional("perUnitPrice", MONEY), Field.optional("perUnitTax", MONEY)));

    static final Shape SPEED = new OneOf(Set.of("Standard", "Expedited", "Priority", "ScheduledDelivery"));
    static final Fields CREATE = create();
    static final Fields UPDATE = new Fields(changeable(false));
    static final Fields STATUS = new Fields(List.of(Field.required("fulfillmentOrderStatus", TEXT)));

    private Requests() {}

    private static Fields create() {
        List<Field> fields = new ArrayList<>(changeable(true));
        fields.add(Field.required("sellerFulfillmentOrderId", new Text(ID_CHARACTERS_MAX)));
        fields.add(Field.optional("deliveryWindow", WINDOW));
        fields.add(Field.optional("fulfillmentPolicy",
                new OneOf(Set.of("FillOrKill", "FillAll", "FillAllAvailable"))));
        fields.add(Field.optional("deliveryPreferences", PREFERENCES));
        fields.add(Field.optional("codSettings", COD));
        fields.add(Field.required("items", new ListOf(ITEM, 1, ITEMS_MAX)));
        fields.add(Field.optional("paymentInformation", new ListOf(PAYMENT, 0, ITEMS_MAX)));
        return new Fields(fields);
    }

    /** What an update may hold too. Here an order keeps the items and the policy that its plan was made with. */
    private static List<Field> changeable(boolean required) {
        return List.of(Field.optional("marketplaceId", TEXT),
                new Field("displayableOrderId", required, new Text(ID_CHARACTERS_MAX)),
                new Field("displayableOrderDate", required, MOMENT),
                new Field("displayableOrderComment", required, new Text(750)),
                new Field("shippingSpeedCategory", required, SPEED),
                new Field("destinationAddress", required, ADDRESS),
                Field.optional("fulfillmentAction", new OneOf(Set.of("Ship", "Hold"))),
                Field.optional("shipFromCountryCode", TEXT),
                Field.optional("notificationEmails", new ListOf(new Text(64), 0, ITEMS_MAX)),
                Field.optional("featureConstraints", new ListOf(FEATURE, 0, ITEMS_MAX)));
    }
}
