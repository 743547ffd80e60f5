package org.whydunit.shell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/** The arrows between the modules. */
class ArchitectureTest {

  private static final String INGEST = "org.whydunit.ingest..";
  private static final String KNOWLEDGE = "org.whydunit.knowledge..";
  private static final String RULES = "org.whydunit.rules..";
  private static final String COMPILED_PACKS = "org.whydunit.packs..";
  private static final String SHELL = "org.whydunit.shell..";
  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.whydunit");

  @Test
  void leavesKnowNobody() {
    noClasses().that().resideInAPackage(INGEST)
        .should().dependOnClassesThat().resideInAnyPackage(KNOWLEDGE, RULES, SHELL, "org.springframework..", "org.drools..", "org.kie..")
        .check(CLASSES);
    noClasses().that().resideInAPackage(KNOWLEDGE)
        .should().dependOnClassesThat().resideInAnyPackage(INGEST, RULES, SHELL, "org.springframework..", "org.drools..", "org.kie..")
        .check(CLASSES);
  }

  @Test
  void rulesDoNotKnowTheShell() {
    noClasses().that().resideInAPackage(RULES)
        .should().dependOnClassesThat().resideInAnyPackage(SHELL, "org.springframework..")
        .check(CLASSES);
  }

  @Test
  void onlyRulesSeeDrools() {
    noClasses().that().resideOutsideOfPackages(RULES, COMPILED_PACKS)
        .should().dependOnClassesThat().resideInAnyPackage("org.drools..", "org.kie..")
        .check(CLASSES);
  }

  @Test
  void onlyTheKnowledgeBaseSeesLuceneAndTheDatabase() {
    noClasses().that().resideOutsideOfPackage(KNOWLEDGE)
        .should().dependOnClassesThat().resideInAnyPackage("org.apache.lucene..", "org.h2..", "org.flywaydb..", "java.sql..")
        .check(CLASSES);
  }

  @Test
  void onlyTheShellPrints() {
    noClasses().that().resideOutsideOfPackage(SHELL)
        .and().haveNameNotMatching(".*\\.(PackCompiler|Build)")
        .should(touchTheConsole())
        .check(CLASSES);
  }

  private static ArchCondition<JavaClass> touchTheConsole() {
    return new ArchCondition<>("use System.out or System.err") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFieldAccessesFromSelf().stream()
            .filter(a -> a.getTargetOwner().isEquivalentTo(System.class))
            .filter(a -> a.getName().equals("out") || a.getName().equals("err"))
            .forEach(a -> events.add(SimpleConditionEvent.satisfied(a, a.getDescription())));
      }
    };
  }
}
