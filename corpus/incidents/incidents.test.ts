import { expect, test } from 'vitest';
import { allIncidents } from './testing/all-incidents.ts';
import { type Judgement, judgeIncident } from './testing/judge-incident.ts';
import { scoreText } from './testing/score.ts';

const incidents = await allIncidents();
const judgements: Judgement[] = [];

test.each(incidents)('%s is judged', async (name, incident) => {
  judgements.push(await judgeIncident(name, incident));
});

test('the score is what is checked in', async () => {
  await expect(scoreText(judgements)).toMatchFileSnapshot('score.txt');
});
