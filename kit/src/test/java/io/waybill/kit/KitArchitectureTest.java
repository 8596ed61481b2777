package io.waybill.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.waybill.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class KitArchitectureTest {

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("io.waybill.kit.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule messages_do_not_know_http = noClasses().that()
            .resideInAnyPackage("..kit.outbox..", "..kit.kafka..", "..kit.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..kit.web..");

    @ArchTest
    static final ArchRule http_does_not_know_messages = noClasses().that()
            .resideInAPackage("..kit.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..kit.outbox..", "..kit.kafka..", "..kit.registry..", "org.apache.kafka..",
                    "org.apache.avro..");

    @ArchTest
    static final ArchRule the_outbox_does_not_know_the_intake = noClasses().that()
            .resideInAPackage("..kit.outbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..kit.kafka..", "..kit.registry..");

    @ArchTest
    static final ArchRule the_intake_does_not_know_the_outbox = noClasses().that()
            .resideInAPackage("..kit.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..kit.outbox..");
}
