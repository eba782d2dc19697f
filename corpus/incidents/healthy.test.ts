import { describe, expect, it } from 'vitest';
import { diagnose, patientsOf } from '../../packages/engine/src/doctor/explain.ts';
import { foldProblems } from '../../packages/engine/src/doctor/fold-problems.ts';
import { behaviours } from './healthy/behaviours.ts';
import { composeShapes } from './healthy/compose-shapes.ts';
import { settings } from './healthy/settings.ts';
import { survived } from './healthy/survived.ts';
import { deployIncident } from './testing/deploy-incident.ts';
import type { Incident } from './testing/incident.ts';
import { planIncident } from './testing/plan-incident.ts';

const all = [...composeShapes, ...settings, ...behaviours, ...survived];

describe('the doctor finds nothing above advice', () => {
  it.each(all.map((healthy) => [healthy.story, healthy] as const))(
    'where %s',
    async (_story, healthy) => {
      const incident: Incident = { ...healthy, rule: '', check: false };
      const plan = planIncident(incident);
      const serious = plan.findings.filter(({ severity }) => severity !== 'advice');
      expect(serious.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);

      const deployed = await deployIncident(incident, plan);
      expect(deployed).toMatchObject({ succeeded: true });
      const verdicts = diagnose(deployed.evidence, patientsOf(plan), plan.graph);
      expect(foldProblems(verdicts, plan.findings, plan.application)).toEqual([]);
    },
  );
});

it('there are thirty of them', () => {
  expect(all.length).toBeGreaterThanOrEqual(30);
});
