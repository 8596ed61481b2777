package io.waybill.orders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.waybill.orders", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ORDER = "io.waybill.orders.order";
    private static final String PROCESSING = "io.waybill.orders.processing";
    private static final String IDEMPOTENCY = "io.waybill.orders.idempotency";
    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql.."};
    private static final String[] KAFKA = {"org.apache.kafka..", "org.springframework.kafka.."};

    @ArchTest
    static final ArchRule the_machine_knows_only_java = classes().that()
            .resideInAPackage(ORDER)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ORDER, "java.lang..", "java.util..", "java.math", "java.time..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule the_machine_has_no_clock_and_no_chance = noClasses().that()
            .resideInAPackage(ORDER)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.random.RandomGenerator.class);

    @ArchTest
    static final ArchRule routing_knows_only_orders = classes().that()
            .resideInAPackage("io.waybill.orders.routing")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.waybill.orders.routing", ORDER, "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule only_who_keeps_something_speaks_sql = noClasses().that()
            .resideOutsideOfPackages(PROCESSING, IDEMPOTENCY, "io.waybill.orders.jobs")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SQL);

    @ArchTest
    static final ArchRule nobody_speaks_kafka_but_the_kit = noClasses().should()
            .dependOnClassesThat()
            .resideInAnyPackage(KAFKA);

    @ArchTest
    static final ArchRule only_announcing_intake_and_wire_write_records = noClasses().that()
            .resideOutsideOfPackages("io.waybill.orders.announcing", "io.waybill.orders.intake",
                    "io.waybill.orders.wire",
                    PROCESSING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.waybill.schemas", "org.apache.avro..");

    @ArchTest
    static final ArchRule only_who_answers_speaks_http = noClasses().that()
            .resideOutsideOfPackages("io.waybill.orders.status", "io.waybill.orders.watching", IDEMPOTENCY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule packages_form_no_cycle = slices().matching("io.waybill.orders.(*)..")
            .should()
            .beFreeOfCycles();
}
