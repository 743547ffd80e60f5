package org.whydunit.rules.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Strength;
import org.whydunit.rules.weigh.Strengths;

class FitTest {

  private static final String STOP = "DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)\nArguments:\nArg1: 0000000000000028\nArg2: 0000000000000002\n\nIMAGE_NAME:  %s\n";
  private static final String LABEL = "{\"cause\": \"%s\", \"culprit\": \"%s\"}";

  @Test
  void keepsAStrengthThatNoCaseNeedsAndCountsTheCasesBehindTheOthers(@TempDir Path cases) throws IOException {
    String[][] told = {
      {"network-driver", "rtwlane.sys"}, {"network-driver", "netwtw10.sys"}, {"gpu-driver", "nvlddmkm.sys"},
      {"network-driver", "e1d65x64.sys"}, {"gpu-driver", "amdkmdag.sys"}, {"network-driver", "rt640x64.sys"}
    };
    for (int i = 0; i < told.length; i++) {
      Path evidence = Files.createDirectories(cases.resolve("case-" + i).resolve("evidence"));
      Files.writeString(evidence.resolve("analyze.txt"), STOP.formatted(told[i][1]));
      Files.writeString(evidence.resolveSibling("truth.json"), LABEL.formatted(told[i][0], told[i][1]));
    }
    Strengths present = Strengths.ofProduct();
    Fit fit = new Fit(Engine.load(Knowledge.load()));

    Fit.Result once = fit.fit(cases, present);
    Fit.Result again = fit.fit(cases, present);

    assertThat(once.table()).isEqualTo(again.table());
    assertThat(Strengths.parse(once.table()).ratios().get(Strength.DECISIVE)).isEqualTo(present.ratios().get(Strength.DECISIVE));
    assertThat(once.counts().get(Strength.STRONG)).isEqualTo(told.length);
    assertThat(once.table()).contains("from %s labelled cases".formatted(told.length));
    assertThat(once.heldOut().cases()).isEqualTo(once.crossValidated().cases()).isEqualTo(told.length);
  }
}
