package org.whydunit.rules.author;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import org.drools.drl.ast.descr.RuleDescr;
import org.whydunit.rules.Strength;

/** What stands after {@code then}: one {@code insertLogical} of one argument, and nothing else. */
final class ThenCheck {

  private final Names names;
  private final AuthoredFile file;
  private final Expressions expressions;
  private final Consumer<Fault> faults;

  ThenCheck(Names names, AuthoredFile file, Expressions expressions, Consumer<Fault> faults) {
    this.names = names;
    this.file = file;
    this.expressions = expressions;
    this.faults = faults;
  }

  void run(RuleDescr rule) {
    int start = Math.max(0, file.offset(rule.getConsequenceLine(), 1));
    expressions.within(null, start, file.text().length());
    ParseResult<BlockStmt> block = new JavaParser().parseBlock("{" + rule.getConsequence() + "\n}");
    if (!block.isSuccessful() || block.getResult().isEmpty()) {
      faults.accept(file.fault(start, "then-unreadable", block.getProblems().isEmpty() ? "" : block.getProblems().getFirst().getMessage().lines().findFirst().orElse("")));
      return;
    }
    Optional<MethodCallExpr> argument = argument(block.getResult().get());
    if (argument.isEmpty()) {
      faults.accept(file.fault(start, "then-not-one-argument"));
      return;
    }
    check(argument.get(), start);
  }

  private static Optional<MethodCallExpr> argument(BlockStmt block) {
    return block.getStatements().size() == 1
            && block.getStatement(0) instanceof ExpressionStmt statement
            && statement.getExpression() instanceof MethodCallExpr insert
            && insert.getScope().isEmpty()
            && insert.getNameAsString().equals("insertLogical")
            && insert.getArguments().size() == 1
            && insert.getArgument(0) instanceof MethodCallExpr argument
        ? Optional.of(argument)
        : Optional.empty();
  }

  private void check(MethodCallExpr argument, int start) {
    String name = argument.getNameAsString();
    boolean ofEvidence =
        argument.getScope().filter(s -> s instanceof NameExpr n && n.getNameAsString().equals("Evidence")).isPresent()
            && (name.equals("supporting") || name.equals("opposing"));
    if (!ofEvidence) {
      if (file.id().startsWith("tables/")) {
        expressions.check(argument);
      } else {
        faults.accept(file.fault(start, "then-not-one-argument"));
      }
      return;
    }
    List<Expression> given = argument.getArguments();
    if (given.size() < 4) {
      faults.accept(file.fault(file.find(name, start, file.text().length()), "argument-incomplete", given.size()));
      return;
    }
    cause(given.get(0), start);
    expressions.check(given.get(1));
    strength(given.get(2), start);
    given.subList(3, given.size()).forEach(expressions::check);
  }

  private void cause(Expression cause, int start) {
    if (cause instanceof StringLiteralExpr text) {
      String id = text.asString();
      if (!names.causes().contains(id)) {
        faults.accept(
            file.near(file.find("\"" + id + "\"", start, file.text().length()), "unknown-cause", Names.near(id, names.causes()), id));
      }
    } else {
      expressions.check(cause);
    }
  }

  private void strength(Expression strength, int start) {
    if (strength instanceof FieldAccessExpr access && access.getScope().toString().equals(Strength.class.getSimpleName())) {
      expressions.check(strength);
    } else {
      faults.accept(file.fault(file.find(strength.toString().lines().findFirst().orElse(""), start, file.text().length()), "strength-not-constant", strength));
    }
  }
}
