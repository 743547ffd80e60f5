package org.whydunit.rules.author;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.HalfPointFreeExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/** Types of the expressions of one rule, and a fault for each that a rule may not use. Not safe for several threads. */
final class Expressions {

  private static final Set<UnaryExpr.Operator> UNARY =
      Set.of(UnaryExpr.Operator.LOGICAL_COMPLEMENT, UnaryExpr.Operator.MINUS, UnaryExpr.Operator.PLUS, UnaryExpr.Operator.BITWISE_COMPLEMENT);
  private static final Set<String> COMPARISONS =
      Set.of("in", "matches", "contains", "memberOf", "after", "before", "excludes", "soundslike", "str", "not");

  private final Names names;
  private final Allowed allowed;
  private final AuthoredFile file;
  private final Consumer<Fault> faults;
  private final Map<String, Class<?>> variables = new HashMap<>();
  private Class<?> pattern;
  private int from;
  private int to;

  Expressions(Names names, AuthoredFile file, Consumer<Fault> faults) {
    this.names = names;
    this.allowed = new Allowed(names.types().values());
    this.file = file;
    this.faults = faults;
  }

  /** Declares a variable; its type is {@code null} only after a fault, which need not be told twice. */
  void bind(String name, Class<?> type) {
    variables.put(name, type);
  }

  /** Looks at what follows as constraints of this type, which stand between two offsets of the file. */
  void within(Class<?> type, int start, int end) {
    pattern = type;
    from = start;
    to = end;
  }

  /** The expression's type; {@code null} when that is not known, after a fault where it should be. */
  Class<?> check(Expression expression) {
    return switch (expression) {
      case StringLiteralExpr text -> String.class;
      case LiteralExpr literal -> literal(literal);
      case ThisExpr self -> pattern;
      case NameExpr name -> name(name.getNameAsString());
      case FieldAccessExpr access -> access(access);
      case MethodCallExpr call -> call(call);
      case BinaryExpr both -> binary(both);
      case EnclosedExpr enclosed -> check(enclosed.getInner());
      case UnaryExpr one when UNARY.contains(one.getOperator()) -> check(one.getExpression());
      case PointFreeExpr comparison -> comparison(comparison);
      case HalfPointFreeExpr half -> half(half.getOperator().asString(), half.getRight());
      case HalfBinaryExpr half -> truth(half.getRight());
      case ArrayAccessExpr element -> element(element);
      case ConditionalExpr choice -> choice(choice);
      default -> refuse(expression.getClass().getSimpleName().replace("Expr", "").toLowerCase(java.util.Locale.ROOT), "");
    };
  }

  private static Class<?> literal(LiteralExpr literal) {
    return switch (literal.getClass().getSimpleName()) {
      case "BooleanLiteralExpr" -> Boolean.class;
      case "NullLiteralExpr" -> Object.class;
      case "CharLiteralExpr" -> Character.class;
      case "DoubleLiteralExpr" -> Double.class;
      default -> Long.class;
    };
  }

  private Class<?> name(String name) {
    if (variables.containsKey(name)) {
      return variables.get(name);
    }
    Optional<Class<?>> field = pattern == null ? Optional.empty() : allowed.field(pattern, name);
    if (field.isPresent()) {
      return field.get();
    }
    int at = file.find(name, from, to);
    if (name.startsWith("$")) {
      faults.accept(file.near(at, "unknown-variable", Names.near(name, variables.keySet()), name));
    } else if (pattern != null && !Character.isUpperCase(name.charAt(0))) {
      Set<String> fields = allowed.names(pattern);
      faults.accept(file.near(at, "unknown-field", Names.near(name, fields), name, pattern.getSimpleName(), String.join(", ", fields)));
    } else {
      faults.accept(file.fault(at, "not-allowed", name));
    }
    return null;
  }

  private Class<?> access(FieldAccessExpr access) {
    Optional<Class<?>> statics = statics(access.getScope());
    String name = access.getNameAsString();
    if (statics.isPresent()) {
      if (Allowed.isConstant(statics.get(), name)) {
        return statics.get();
      }
      return refuse(statics.get().getSimpleName() + "." + name, constants(statics.get(), name));
    }
    Class<?> scope = check(access.getScope());
    if (scope == null) {
      return null;
    }
    Optional<Class<?>> type = allowed.field(scope, name);
    if (type.isEmpty()) {
      Set<String> fields = allowed.names(scope);
      faults.accept(
          file.near(file.find(name, from, to), "unknown-field", Names.near(name, fields), name, scope.getSimpleName(), String.join(", ", fields)));
    }
    return type.orElse(null);
  }

  private static String constants(Class<?> type, String name) {
    return type.isEnum()
        ? Names.near(name, java.util.Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(java.util.stream.Collectors.toSet()))
        : "";
  }

  private Optional<Class<?>> statics(Expression scope) {
    return scope instanceof NameExpr name && !variables.containsKey(name.getNameAsString())
        ? allowed.statics(name.getNameAsString(), names.types())
        : Optional.empty();
  }

  private Class<?> call(MethodCallExpr call) {
    String name = call.getNameAsString();
    call.getArguments().forEach(this::check);
    if (name.equals("matches") || name.equals("replaceAll")) {
      call.getArguments().stream().findFirst().ifPresent(this::regex);
    }
    Optional<Class<?>> statics = call.getScope().flatMap(this::statics);
    if (statics.isPresent()) {
      Optional<Class<?>> type = allowed.staticMethod(statics.get(), name, call.getArguments().size());
      return type.isPresent() ? type.get() : refuse(statics.get().getSimpleName() + "." + name, "");
    }
    Class<?> scope = call.getScope().isPresent() ? check(call.getScope().get()) : pattern;
    if (scope == null) {
      return call.getScope().isPresent() ? null : refuse(name, "");
    }
    Optional<Class<?>> type = allowed.method(scope, name, call.getArguments().size());
    if (type.isEmpty()) {
      faults.accept(
          file.near(file.find(name, from, to), "method-not-allowed", Names.near(name, allowed.names(scope)), name, scope.getSimpleName()));
    }
    return type.orElse(null);
  }

  private Class<?> binary(BinaryExpr both) {
    Class<?> left = check(both.getLeft());
    Class<?> right = check(both.getRight());
    return switch (both.getOperator()) {
      case PLUS -> left == String.class || right == String.class ? String.class : left;
      case MINUS, MULTIPLY, DIVIDE, REMAINDER, BINARY_AND, BINARY_OR, XOR, LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> left;
      default -> Boolean.class;
    };
  }

  private Class<?> comparison(PointFreeExpr comparison) {
    check(comparison.getLeft());
    return half(comparison.getOperator().asString(), comparison.getRight());
  }

  private Class<?> half(String operator, List<Expression> right) {
    if (!COMPARISONS.contains(operator)) {
      return refuse(operator, Names.near(operator, COMPARISONS));
    }
    right.forEach(this::check);
    if (operator.equals("matches")) {
      right.forEach(this::regex);
    }
    return Boolean.class;
  }

  private void regex(Expression expression) {
    if (!(expression instanceof StringLiteralExpr text)) {
      faults.accept(file.fault(from, "regex-not-constant"));
    } else if (Allowed.isExplosive(text.asString())) {
      faults.accept(file.fault(file.find("\"" + text.getValue(), from, to), "regex-explodes", text.asString()));
    } else {
      compile(text);
    }
  }

  private void compile(StringLiteralExpr text) {
    try {
      java.util.regex.Pattern.compile(text.asString());
    } catch (java.util.regex.PatternSyntaxException e) {
      faults.accept(file.fault(file.find("\"" + text.getValue(), from, to), "regex-malformed", e.getDescription()));
    }
  }

  private Class<?> truth(Expression part) {
    check(part);
    return Boolean.class;
  }

  private Class<?> element(ArrayAccessExpr element) {
    check(element.getIndex());
    Class<?> scope = check(element.getName());
    return scope != null && Map.class.isAssignableFrom(scope) ? String.class : scope == null ? null : Object.class;
  }

  private Class<?> choice(ConditionalExpr choice) {
    check(choice.getCondition());
    check(choice.getElseExpr());
    return check(choice.getThenExpr());
  }

  private Class<?> refuse(String what, String near) {
    String token = what.contains(".") ? what.substring(what.indexOf('.') + 1) : what;
    faults.accept(file.near(token.isEmpty() ? from : file.find(token, from, to), "not-allowed", near, what));
    return null;
  }
}
