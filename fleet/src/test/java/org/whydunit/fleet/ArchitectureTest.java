package org.whydunit.fleet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between this module and the others. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.whydunit.fleet", "org.whydunit.ingest", "org.whydunit.knowledge", "org.whydunit.rules", "org.whydunit.shell");

  @Test
  void nobodyElseSeesSpark() {
    noClasses().that().resideOutsideOfPackage("org.whydunit.fleet..")
        .should().dependOnClassesThat().resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..", "org.whydunit.fleet..")
        .check(CLASSES);
  }

  @Test
  void standsBesideTheShell() {
    noClasses().that().resideInAPackage("org.whydunit.fleet..")
        .should().dependOnClassesThat().resideInAnyPackage("org.whydunit.shell..", "org.springframework..", "org.drools..", "org.kie..", "org.apache.lucene..")
        .check(CLASSES);
  }
}
