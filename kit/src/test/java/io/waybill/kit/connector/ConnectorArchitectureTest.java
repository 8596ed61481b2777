package io.waybill.kit.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Who may touch what in the connector loop. */
@AnalyzeClasses(packages = "io.waybill.kit.connector", importOptions = DoNotIncludeTests.class)
class ConnectorArchitectureTest {

    @ArchTest
    static final ArchRule deciding_is_pure = classes().that()
            .haveSimpleNameStartingWith("WorkDecider")
            .or()
            .haveSimpleName("Snapshots")
            .or()
            .haveSimpleName("RetryDelays")
            .or()
            .haveSimpleName("Answer")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java.lang..", "java.time..", "java.util..",
                    "java.security..", "org.jspecify..", "org.apache.avro..", "io.waybill.schemas",
                    "io.waybill.kit.connector");

    @ArchTest
    static final ArchRule only_the_store_and_the_report_know_sql = noClasses().that()
            .haveSimpleNameNotStartingWith("JdbcWorkStore")
            .and()
            .haveSimpleNameNotStartingWith("WorkReport")
            .and()
            .haveSimpleNameNotStartingWith("WorkTraces")
            .and()
            .haveSimpleNameNotStartingWith("ConnectorConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule the_loop_knows_no_broker = noClasses().should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule time_is_handed_in = noClasses().should().callMethod(Instant.class, "now");
}
