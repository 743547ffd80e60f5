package org.whydunit.rules;

import java.util.Collection;
import java.util.List;

import org.drools.core.common.InternalAgenda;
import org.drools.core.common.InternalWorkingMemory;
import org.drools.core.phreak.RuleAgendaItem;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/**
 * A session whose rules are evaluated one after the other, so that each one's time is known: Drools evaluates a rule only
 * when it is its turn, and by itself tells nobody how long that took. What a firing costs, with the evaluation that an
 * inserted argument causes, is counted for the rule that fires.
 */
final class ProfiledSession {

  private final KieSession session;
  private final Profile profile;

  ProfiledSession(KieSession session, Profile profile) {
    this.session = session;
    this.profile = profile;
  }

  /** Enters facts, each timed for its type. */
  void insert(Collection<?> facts) {
    InternalWorkingMemory memory = (InternalWorkingMemory) session;
    memory.flushPropagations();
    for (Object fact : facts) {
      long started = System.nanoTime();
      session.insert(fact);
      // Else it would be entered only when the first rule fires.
      memory.flushPropagations();
      profile.fact(fact.getClass().getSimpleName(), System.nanoTime() - started);
    }
  }

  /** Evaluates each rule that any fact concerns; what then fires is listened to. */
  void evaluate() {
    InternalWorkingMemory memory = (InternalWorkingMemory) session;
    InternalAgenda agenda = (InternalAgenda) session.getAgenda();
    for (RuleAgendaItem item : List.copyOf(agenda.getAgendaGroupsManager().getMainAgendaGroup().getActivations())) {
      long started = System.nanoTime();
      item.getRuleExecutor().evaluateNetworkIfDirty(memory, agenda);
      profile.rule(item.getRule().getName(), System.nanoTime() - started, 0);
    }
    session.addEventListener(new DefaultAgendaEventListener() {
      private long started;

      @Override
      public void beforeMatchFired(BeforeMatchFiredEvent event) {
        started = System.nanoTime();
      }

      @Override
      public void afterMatchFired(AfterMatchFiredEvent event) {
        profile.rule(event.getMatch().getRule().getName(), System.nanoTime() - started, 1);
      }
    });
  }
}
