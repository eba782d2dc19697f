import type { Judgement } from './judge-incident.ts';

/** The score as it is checked in: sums first, then what is wrong, then every incident. */
export function scoreText(judgements: readonly Judgement[]): string {
  const wrong = judgements.filter((judgement) => judgement.wrong.length > 0);
  const checked = judgements.filter(({ check }) => check !== 'cannot');
  const deployed = judgements.filter(({ verdict }) => verdict !== undefined);
  const timed = deployed.flatMap(({ seconds }) => seconds ?? []);
  const width = Math.max(...judgements.map(({ name }) => name.length)) + 2;
  return [
    `${judgements.length} incidents, ${judgements.length - wrong.length} right in all that is asked.`,
    `Checks find ${checked.filter(({ check }) => check === 'found').length} of ${checked.length} that a plan can show.`,
    `${deployed.length} were deployed all the same: the first verdict is right for ${deployed.filter(({ rule, verdict }) => rule === verdict).length}.`,
    `${timed.length} of these died twice; the longest went on for ${Math.round(Math.max(...timed))} s of simulated time after it.`,
    '',
    wrong.length === 0 ? 'Wrong or doubtful: none.' : 'Wrong or doubtful:',
    ...wrong.map(({ name, wrong: reasons }) => `  ${name}: ${reasons.join('; ')}`),
    '',
    ...judgements.map((judgement) => line(judgement, width)),
    '',
  ].join('\n');
}

function line(judgement: Judgement, width: number): string {
  const { name, rule, check, checkedAs, verdict, seconds, place } = judgement;
  const checked = checkedAs === undefined ? check : `${check} as ${checkedAs}`;
  const deployment =
    verdict === undefined
      ? 'not deployed'
      : `deployed: ${verdict === rule ? 'right' : verdict}${seconds === undefined ? '' : ` after ${Math.round(seconds)} s`}`;
  return `${name.padEnd(width)}${rule.padEnd(32)}${`check: ${checked}`.padEnd(16)}${deployment.padEnd(28)}${place}`.trimEnd();
}
