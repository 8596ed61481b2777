package io.waybill.dropship;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Who may touch what. The kit knows Kafka, so that a connector need not. */
@AnalyzeClasses(packages = "io.waybill.dropship", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule nobody_here_knows_kafka = noClasses().should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule only_the_tokens_store_knows_sql = noClasses().that(not(simpleName("AliExpressTokens")))
            .and(not(simpleName("AliExpressConfiguration")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule mapping_is_pure = classes().that()
            .resideInAPackage("..aliexpress.mapping")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java.lang..", "java.text", "java.time..", "java.util..", "org.jspecify..",
                    "tools.jackson..", "org.apache.avro..", "io.waybill.schemas", "io.waybill.kit.channel",
                    "io.waybill.dropship.aliexpress.mapping");

    @ArchTest
    static final ArchRule time_is_handed_in = noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("io.waybill.dropship.(**)")
            .should()
            .beFreeOfCycles();
}
