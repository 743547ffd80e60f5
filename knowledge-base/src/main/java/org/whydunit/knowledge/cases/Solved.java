package org.whydunit.knowledge.cases;

/** A closed case with what it is recognised by. */
public record Solved(CaseSummary summary, Features features) {
}
