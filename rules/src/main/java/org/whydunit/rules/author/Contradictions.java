package org.whydunit.rules.author;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;

/** Comparisons of one pattern with constants: those that cannot all hold, and constants that the field never has. */
final class Contradictions {

  private final Names names;
  private final AuthoredFile file;
  private final Consumer<Fault> faults;
  private final Map<String, Range> ranges = new HashMap<>();

  Contradictions(Names names, AuthoredFile file, Consumer<Fault> faults) {
    this.names = names;
    this.file = file;
    this.faults = faults;
  }

  /** What is left for a field: the values of it, when they were named, and the numbers between two bounds. */
  private static final class Range {
    private Set<Object> values;
    private final List<Object> without = new ArrayList<>();
    private double above = Double.NEGATIVE_INFINITY;
    private double below = Double.POSITIVE_INFINITY;
    private boolean open;

    boolean isEmpty() {
      if (above > below || above == below && open) {
        return true;
      }
      return values != null && values.stream().noneMatch(v -> !without.contains(v) && isWithin(v));
    }

    private boolean isWithin(Object value) {
      return !(value instanceof Double d) || d >= above && d <= below && !(open && (d == above || d == below));
    }

    void only(Set<Object> given) {
      values = values == null ? given : values.stream().filter(given::contains).collect(java.util.stream.Collectors.toSet());
    }
  }

  void check(PatternDescr pattern, Class<?> type) {
    for (Object descr : pattern.getDescrs()) {
      if (descr instanceof ExprConstraintDescr constraint) {
        try {
          Expression expression = DrlxParseUtil.parseExpression(constraint.getExpression()).getExpr();
          comparison(expression, type, Math.max(0, constraint.getStartCharacter()), constraint.getEndCharacter() + 1);
        } catch (RuntimeException told) {
          // An expression that cannot be read has its fault already.
          continue;
        }
      }
    }
  }

  private void comparison(Expression expression, Class<?> type, int start, int end) {
    switch (expression) {
      case BinaryExpr and when and.getOperator() == BinaryExpr.Operator.AND -> {
        comparison(and.getLeft(), type, start, end);
        comparison(and.getRight(), type, start, end);
      }
      case BinaryExpr or when or.getOperator() == BinaryExpr.Operator.OR -> {
        known(or.getLeft(), type, start, end);
        known(or.getRight(), type, start, end);
      }
      case BinaryExpr both when both.getLeft() instanceof NameExpr field && constant(both.getRight()) != null -> {
        known(both, type, start, end);
        narrow(range(field), both.getOperator(), constant(both.getRight()));
        empty(field, start);
      }
      case PointFreeExpr in when in.getOperator().asString().equals("in") && !in.isNegated() && in.getLeft() instanceof NameExpr field -> {
        known(in, type, start, end);
        List<Object> values = in.getRight().stream().map(Contradictions::constant).toList();
        if (values.stream().noneMatch(java.util.Objects::isNull)) {
          range(field).only(Set.copyOf(values));
          empty(field, start);
        }
      }
      default -> {}
    }
  }

  private Range range(NameExpr field) {
    return ranges.computeIfAbsent(field.getNameAsString(), f -> new Range());
  }

  private void empty(NameExpr field, int start) {
    if (ranges.get(field.getNameAsString()).isEmpty()) {
      faults.accept(file.fault(start, "never-fires", field.getNameAsString()));
      ranges.remove(field.getNameAsString());
    }
  }

  private static void narrow(Range range, BinaryExpr.Operator operator, Object value) {
    switch (operator) {
      case EQUALS -> range.only(Set.of(value));
      case NOT_EQUALS -> range.without.add(value);
      case LESS, LESS_EQUALS -> {
        if (value instanceof Double bound && bound <= range.below) {
          range.below = bound;
          range.open |= operator == BinaryExpr.Operator.LESS;
        }
      }
      case GREATER, GREATER_EQUALS -> {
        if (value instanceof Double bound && bound >= range.above) {
          range.above = bound;
          range.open |= operator == BinaryExpr.Operator.GREATER;
        }
      }
      default -> {}
    }
  }

  private void known(Expression expression, Class<?> type, int start, int end) {
    if (expression instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.EQUALS && both.getLeft() instanceof NameExpr field) {
      known(type, field.getNameAsString(), constant(both.getRight()), start, end);
    } else if (expression instanceof BinaryExpr or && or.getOperator() == BinaryExpr.Operator.OR) {
      known(or.getLeft(), type, start, end);
      known(or.getRight(), type, start, end);
    } else if (expression instanceof PointFreeExpr in && in.getOperator().asString().equals("in") && in.getLeft() instanceof NameExpr field) {
      in.getRight().forEach(v -> known(type, field.getNameAsString(), constant(v), start, end));
    }
  }

  private void known(Class<?> type, String field, Object value, int start, int end) {
    if (!(value instanceof String text) || text.isEmpty()) {
      return;
    }
    int at = file.find("\"" + text + "\"", start, end);
    Set<String> values = names.values(type.getSimpleName(), field);
    if (values != null && !values.contains(text)) {
      faults.accept(file.near(at, "unknown-value", Names.near(text, values), text, type.getSimpleName(), field));
    } else if (type.getSimpleName().equals("LogEvent") && field.equals("provider") && !names.providers().contains(text)) {
      String near = Names.near(text, names.providers());
      if (!near.isEmpty()) {
        faults.accept(file.near(at, "unknown-value", near, text, type.getSimpleName(), field));
      }
    }
  }

  private static Object constant(Expression expression) {
    return switch (expression) {
      case StringLiteralExpr text -> text.asString();
      case IntegerLiteralExpr number -> number(number.getValue());
      case LongLiteralExpr number -> number(number.getValue().replaceAll("[lL]$", ""));
      case DoubleLiteralExpr number -> number.asDouble();
      case UnaryExpr minus when minus.getOperator() == UnaryExpr.Operator.MINUS && constant(minus.getExpression()) instanceof Double d -> -d;
      default -> null;
    };
  }

  private static Double number(String text) {
    String plain = text.replace("_", "");
    return plain.startsWith("0x") || plain.startsWith("0X")
        ? Double.valueOf(Long.parseUnsignedLong(plain.substring(2), 16))
        : Double.valueOf(plain);
  }
}
