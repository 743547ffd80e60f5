package org.whydunit.rules.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.javaparser.ast.expr.Expression;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.whydunit.rules.compile.Comments;

/**
 * The faults of one rule's {@code .drl} that can be told without compiling it: its form, its names and types, what it may
 * not do, and conditions that cannot all hold.
 */
final class RuleCheck {

  private static final int LINES = 60;

  private static final Pattern FOREIGN = Pattern.compile("(?m)^\\s*(import|package|global|function|declare|query|unit|dialect)\\b");

  private final Names names;
  private final AuthoredFile file;
  private final Consumer<Fault> faults;
  private final Expressions expressions;
  private final boolean ofTables;

  RuleCheck(Names names, AuthoredFile file, Consumer<Fault> faults) {
    this.names = names;
    this.file = file;
    this.faults = faults;
    this.expressions = new Expressions(names, file, faults);
    this.ofTables = file.id().startsWith("tables/");
  }

  void run() {
    WordsCheck.unfilled(file, faults);
    if (hasForeignStatement()) {
      return;
    }
    PackageDescr parsed = parse();
    if (parsed == null) {
      return;
    }
    if (parsed.getRules().size() != 1) {
      faults.accept(file.fault(0, "one-rule", parsed.getRules().size()));
    }
    parsed.getRules().forEach(this::rule);
    if (file.text().lines().count() > LINES) {
      faults.accept(file.fault(file.offset(LINES + 1, 1), "too-long", file.text().lines().count(), LINES));
    }
  }

  private boolean hasForeignStatement() {
    Matcher statement = FOREIGN.matcher(Comments.blanked(file.text()));
    boolean found = false;
    while (statement.find()) {
      faults.accept(file.fault(statement.start(1), "statement-not-allowed", statement.group(1)));
      found = true;
    }
    return found;
  }

  private PackageDescr parse() {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    try {
      PackageDescr parsed = parser.parse(false, file.text());
      parser.getErrors().forEach(this::syntax);
      return parser.hasErrors() ? null : parsed;
    } catch (DroolsParserException | RuntimeException e) {
      faults.accept(file.fault(0, "syntax", String.valueOf(e.getMessage())));
      return null;
    }
  }

  private void syntax(DroolsError error) {
    int line = error.getLines().length > 0 ? Math.max(1, error.getLines()[0]) : 1;
    int column = error instanceof ParserError at ? at.getCol() + 1 : 1;
    String what = error.getMessage().lines().findFirst().orElse("").replaceFirst("^\\[ERR \\d+] Line \\d+:\\d+ ", "");
    faults.accept(file.fault(file.offset(line, column), "syntax", what));
  }

  private void rule(RuleDescr rule) {
    if (!rule.getName().equals(file.id())) {
      faults.accept(file.fault(file.find(rule.getName(), 0, file.text().length()), "id-differs", rule.getName(), file.id()));
    }
    for (String attribute : rule.getAttributes().keySet()) {
      faults.accept(file.fault(file.find(attribute, 0, file.text().length()), "attribute-not-allowed", attribute));
    }
    Matcher source = Pattern.compile("@source\\(\\s*\"([^\"]*)\"").matcher(file.text());
    if (!source.find() || source.group(1).isBlank()) {
      faults.accept(file.fault(0, "no-source"));
    }
    for (String annotation : rule.getAnnotationNames()) {
      if (!annotation.equals("source")) {
        faults.accept(file.fault(file.find("@" + annotation, 0, file.text().length()), "attribute-not-allowed", "@" + annotation));
      }
    }
    if (!rule.getNamedConsequences().isEmpty()) {
      faults.accept(file.fault(0, "not-allowed", "do"));
    }
    if (rule.getLhs().getDescrs().isEmpty()) {
      faults.accept(file.fault(0, "no-condition"));
    }
    condition(rule.getLhs());
    new Joins(file, faults).check(rule.getLhs());
    new ThenCheck(names, file, expressions, faults).run(rule);
  }

  private void condition(Object descr) {
    switch (descr) {
      case PatternDescr pattern -> pattern(pattern);
      case EvalDescr eval -> faults.accept(file.fault(eval.getStartCharacter(), "eval"));
      case AccumulateDescr accumulate -> accumulate(accumulate, null);
      case AndDescr and -> and.getDescrs().forEach(this::condition);
      case OrDescr or -> or.getDescrs().forEach(this::condition);
      case NotDescr not -> not.getDescrs().forEach(this::condition);
      case ExistsDescr exists -> {
        for (Object inner : exists.getDescrs()) {
          condition(inner);
        }
      }
      case ForallDescr forall -> forall.getDescrs().forEach(this::condition);
      case ConditionalElementDescr other -> faults.accept(file.fault(start(other), "not-allowed", other.getClass().getSimpleName().replace("Descr", "").toLowerCase(java.util.Locale.ROOT)));
      case BaseDescr other -> faults.accept(file.fault(other.getStartCharacter(), "not-allowed", other.getClass().getSimpleName().replace("Descr", "").toLowerCase(java.util.Locale.ROOT)));
      default -> {}
    }
  }

  private static int start(ConditionalElementDescr descr) {
    return descr instanceof BaseDescr base ? base.getStartCharacter() : 0;
  }

  private void pattern(PatternDescr pattern) {
    String name = pattern.getObjectType();
    int at = pattern.getStartCharacter();
    int end = pattern.getEndCharacter() + 1;
    if (pattern.getSource() instanceof AccumulateDescr accumulate) {
      accumulate(accumulate, pattern);
      constraints(pattern, Number.class, at, end);
      return;
    }
    if (pattern.getSource() != null) {
      faults.accept(file.fault(at, "not-allowed", "from"));
      return;
    }
    Class<?> type = names.types().get(name);
    if (type == null) {
      faults.accept(file.near(file.find(name, at, end), "unknown-type", Names.near(name, names.types().keySet()), name));
      expressions.bind(String.valueOf(pattern.getIdentifier()), null);
      return;
    }
    if (!ofTables && (name.equals("Evidence") || name.equals("Argument"))) {
      faults.accept(file.fault(file.find(name, at, end), "reads-evidence", name));
    }
    if (pattern.getIdentifier() != null) {
      expressions.bind(pattern.getIdentifier(), type);
    }
    constraints(pattern, type, at, end);
    new Contradictions(names, file, faults).check(pattern, type);
  }

  private void constraints(PatternDescr pattern, Class<?> type, int at, int end) {
    for (Object descr : pattern.getDescrs()) {
      if (descr instanceof ExprConstraintDescr constraint) {
        int start = constraint.getStartCharacter() < 0 ? at : constraint.getStartCharacter();
        int stop = constraint.getEndCharacter() < 0 ? end : constraint.getEndCharacter() + 1;
        expressions.within(type, start, stop);
        expression(constraint.getExpression(), start);
      }
    }
  }

  private void expression(String text, int at) {
    try {
      var parsed = DrlxParseUtil.parseExpression(text);
      Expression expression = parsed.getExpr();
      Class<?> type = expressions.check(expression);
      if (parsed.getBind() != null) {
        expressions.bind(parsed.getBind().getIdentifier(), type);
      }
    } catch (RuntimeException unreadable) {
      faults.accept(file.fault(at, "expression-unreadable", text));
    }
  }

  private void accumulate(AccumulateDescr accumulate, PatternDescr result) {
    if (accumulate.getInitCode() != null && !accumulate.getInitCode().isBlank()) {
      faults.accept(file.fault(accumulate.getStartCharacter(), "not-allowed", "init"));
      return;
    }
    List<Object> input = new ArrayList<>();
    if (accumulate.getInput() != null) {
      input.add(accumulate.getInput());
    }
    input.forEach(this::condition);
    for (AccumulateDescr.AccumulateFunctionCallDescr call : accumulate.getFunctions()) {
      if (!Set.of("count", "sum", "min", "max", "average").contains(call.getFunction())) {
        faults.accept(file.fault(file.find(call.getFunction(), Math.max(0, accumulate.getStartCharacter()), file.text().length()), "not-allowed", call.getFunction()));
      }
      if (call.getBind() != null) {
        expressions.bind(call.getBind(), call.getFunction().equals("average") ? Double.class : Long.class);
      }
    }
    if (result != null && result.getIdentifier() != null) {
      expressions.bind(result.getIdentifier(), Long.class);
    }
  }
}
