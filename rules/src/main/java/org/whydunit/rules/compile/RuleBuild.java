package org.whydunit.rules.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/**
 * Compiles rules in memory, each into a package of its own, so that one changed rule compiles alone and a stack trace names
 * the rule that it was in.
 */
public final class RuleBuild {

  /** Names what is made of a rule's text; kept classes of another form are of no use. */
  public static final String FORM = "watched-1";

  private static final String SITE = "org.whydunit.site.";
  private static final Pattern MODEL = Pattern.compile("(org/whydunit/site/[\\w/]+/Rules[0-9A-F]{32})\\.class");

  private RuleBuild() {}

  /**
   * A rule as classes.
   *
   * @param model name of the class that is its model
   * @param classes class files by binary name
   */
  public record Compiled(String model, Map<String, byte[]> classes) {

    /** The model, loaded beside the product's own classes. */
    public Model load() {
      try {
        return (Model) new Loader(classes).loadClass(model).getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("compiled rule is incomplete: " + model, e);
      }
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(RuleBuild.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] content = classes.get(name);
      if (content == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, content, 0, content.length);
    }
  }

  /** The package that a rule is compiled into. */
  public static String packageOf(String id) {
    return SITE + id.replace("_", "__").replace('-', '_').replace("/", "_.") + "_";
  }

  /**
   * Compiles.
   *
   * @param rules rule texts by id, checked already: nothing here keeps a rule from naming any class
   * @throws PackException with every fault of all of them, {@code id.drl:line:column: what}
   */
  public static SortedMap<String, Compiled> compile(Map<String, String> rules) {
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    rules.forEach(
        (id, text) ->
            files.write(
                "src/main/resources/" + packageOf(id).replace('.', '/') + "/" + id.replace('/', '!') + ".drl",
                Vocabulary.headerOf(packageOf(id)) + PackCompiler.signed(id, Watched.of(id, text))));
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
    if (!errors.isEmpty()) {
      throw new PackException(errors.stream().map(RuleBuild::fault).distinct().sorted().toList());
    }
    return classes((InternalKieModule) builder.getKieModule(), new ArrayList<>(rules.keySet()));
  }

  private static SortedMap<String, Compiled> classes(InternalKieModule module, List<String> ids) {
    SortedMap<String, Compiled> compiled = new TreeMap<>();
    for (String id : ids) {
      String folder = packageOf(id).replace('.', '/') + "/";
      Map<String, byte[]> classes = new HashMap<>();
      String model = null;
      for (String name : module.getFileNames()) {
        if (name.startsWith(folder) && name.endsWith(".class")) {
          classes.put(name.substring(0, name.length() - ".class".length()).replace('/', '.'), module.getBytes(name));
          Matcher m = MODEL.matcher(name);
          model = m.matches() ? m.group(1).replace('/', '.') : model;
        }
      }
      compiled.put(id, new Compiled(model, classes));
    }
    return compiled;
  }

  private static String fault(Message error) {
    String path = error.getPath() == null ? "packs" : error.getPath().replaceFirst(".*/", "").replace('!', '/');
    return path + ":" + Math.max(1, error.getLine()) + ":" + Math.max(1, error.getColumn()) + ": " + error.getText().lines().findFirst().orElse("");
  }
}
