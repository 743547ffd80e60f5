package org.whydunit.rules.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.whydunit.rules.Engine;

/** Diagnoses labelled cases: folders with {@code evidence/} and {@code truth.json}. */
public final class Evaluation {

  private final Engine engine;
  private final LabelledCases cases;

  public Evaluation(Engine engine) {
    this.engine = engine;
    this.cases = new LabelledCases(engine);
  }

  /**
   * Runs every case of the folder.
   *
   * @return one outcome a case, sorted by id
   * @throws IOException when the folder cannot be listed
   */
  public List<Outcome> run(Path folder) throws IOException {
    return cases.each(folder, c -> Outcome.of(c.id(), c.truth(), engine.diagnose(cases.read(c)).causes(), engine));
  }

  /**
   * The outcomes of believing the module that the debugger names in each case.
   *
   * @throws IOException when the folder cannot be listed
   */
  public List<Outcome> baseline(Path folder) throws IOException {
    Baseline baseline = new Baseline(engine.knowledge().reference());
    return cases.each(folder, c -> Outcome.of(c.id(), c.truth(), baseline.believe(c.truth().debuggerBlames()), engine));
  }
}
