package org.whydunit.shell;

import java.util.Set;

import org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor;
import org.springframework.context.index.CandidateComponentsIndexLoader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The components, each made when it is first asked for. They are taken from the index that the compiler wrote of
 * {@code @Component} classes: scanning the jar and Spring Boot's own start cost four times as much as a diagnosis may.
 */
final class Application {

  private Application() {}

  /** All components, none made yet. */
  static GenericApplicationContext start() {
    ClassLoader loader = Application.class.getClassLoader();
    GenericApplicationContext context = new GenericApplicationContext();
    context.registerBean(AutowiredAnnotationBeanPostProcessor.class);
    candidates(loader).forEach(name -> register(context, loader, name));
    context.refresh();
    return context;
  }

  private static Set<String> candidates(ClassLoader loader) {
    return CandidateComponentsIndexLoader.loadIndex(loader)
        .getCandidateTypes(Application.class.getPackageName(), Component.class.getName());
  }

  private static void register(GenericApplicationContext context, ClassLoader loader, String name) {
    try {
      context.registerBean(Class.forName(name, false, loader), definition -> definition.setLazyInit(true));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("missing from the build: " + name, e);
    }
  }
}
