package io.waybill.pos;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.waybill.pos.sale.SaleStore;
import java.time.Instant;

/** Who may touch what. */
@AnalyzeClasses(packages = "io.waybill.pos", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule mapping_is_pure = classes().that()
            .resideInAPackage("..pos.shopify")
            .and(not(simpleNameStartingWith("ShopifyWebhook")))
            .and(not(simpleNameStartingWith("ShopifySecret")))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java.lang..", "java.math", "java.time..",
                    "java.util..", "org.jspecify..", "tools.jackson..", "org.apache.avro..", "io.waybill.schemas",
                    "io.waybill.pos.sale", "io.waybill.pos.shopify");

    @ArchTest
    static final ArchRule decisions_are_pure = classes().that()
            .haveSimpleNameStartingWith("PosDecider")
            .or()
            .haveSimpleName("HandOver")
            .or()
            .haveSimpleName("MarkAsFulfilled")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java.lang..", "java.util..", "org.jspecify..", "org.apache.avro..",
                    "io.waybill.schemas", "io.waybill.pos.channel");

    @ArchTest
    static final ArchRule only_the_store_knows_sql = noClasses().that(not(belongToAnyOf(SaleStore.class)))
            .and(not(belongToAnyOf(PosConfiguration.class)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule nobody_here_knows_kafka = noClasses().should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule time_is_handed_in = noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("io.waybill.pos.(*)..")
            .should()
            .beFreeOfCycles();
}
