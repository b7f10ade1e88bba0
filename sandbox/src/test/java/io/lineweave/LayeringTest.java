package io.lineweave;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of the house. */
class LayeringTest {
  /** What lies outside the JDK's plain core, and what a core must not know. */
  private static final String[] HTTP_AND_AZURE = {
    "java.net.http..", "com.azure..", "io.undertow..", "com.sun.net.httpserver..", "reactor.."
  };

  /** The classes of a room that may see Kafka: its door, its processor, its access to its store. */
  private static final String SHELL =
      "(Intake|Assemble|Resolve|Publish)(Processor)?|RunStore|ProcessStore|StoreBook|KnownBytes"
          + "|KnownAssets|Outbox|DeadLetters";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.lineweave");

  @Test
  void shouldKeepKafkaOutOfTheCores() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.lineweave.openlineage..",
            "io.lineweave.asset..",
            "io.lineweave.catalogue..",
            "io.lineweave.outcome..",
            "io.lineweave.rules..",
            "io.lineweave.delivery..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.lineweave.intake..",
            "io.lineweave.assemble..",
            "io.lineweave.resolve..",
            "io.lineweave.publish..")
        .and()
        .haveNameNotMatching(".*\\.(" + SHELL + ")(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(HOUSE);
  }

  @Test
  void shouldKeepHttpAndAzureOutOfTheTopology() {
    noClasses()
        .that(not(resideInAnyPackage("io.lineweave.app..", "io.lineweave.sandbox..")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(HTTP_AND_AZURE)
        .check(HOUSE);
  }

  @Test
  void shouldKeepClocksAndSleepOutOfTheTopology() {
    noClasses()
        .that(not(resideInAnyPackage("io.lineweave.app..", "io.lineweave.sandbox..")))
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(HOUSE);
  }

  @Test
  void shouldKeepTheBrokerInTheSandbox() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.lineweave.sandbox.broker..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..", "scala..")
        .check(HOUSE);
  }

  @Test
  void shouldKnowNothingOfTheProgramInTheTopology() {
    classes()
        .that(not(resideInAnyPackage("io.lineweave.app..", "io.lineweave.sandbox..")))
        .should()
        .onlyDependOnClassesThat(
            not(resideInAnyPackage("io.lineweave.app..", "io.lineweave.sandbox..")))
        .check(HOUSE);
    noClasses()
        .that()
        .resideInAPackage("io.lineweave.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.lineweave.sandbox..")
        .check(HOUSE);
  }

  @Test
  void shouldNotLetRoomsLookIntoOneAnother() {
    slices()
        .matching("io.lineweave.(intake|assemble|resolve|publish)..")
        .should()
        .notDependOnEachOther()
        .check(HOUSE);
  }

  @Test
  void shouldNotWriteToTheConsoleInLibraries() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.lineweave.sandbox..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(HOUSE);
  }
}
