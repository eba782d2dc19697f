import type { Application } from '@seaworthy/compiler';
import type { ComparedKey, Comparison, RunningState } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import type { Brush } from '../terminal/paint.ts';
import { layOutTable, type Row } from '../terminal/table.ts';
import { section } from './section.ts';

/** Key by key: this machine, the secret, the tasks that run. */
export function comparisonPage(
  { keys }: Comparison,
  { secretName, region }: Pick<Application, 'secretName' | 'region'>,
  page: Page,
): readonly string[] {
  const { faint } = page.paint;
  const heading: Row = {
    cells: ['', 'here and in the secret', 'running tasks'].map((text) => ({ text, brush: faint })),
  };
  const rows = keys.map(({ key, store, running }) => ({
    cells: [
      { text: key, brush: page.paint.name },
      { text: storeTexts[store], brush: brushOf(page, settledStores.has(store)) },
      runningCell(running, page),
    ],
  }));
  return section(`${secretName} in ${region}`, layOutTable([heading, ...rows], page), page);
}

/** Whether nothing is left to do for a key. */
export function isSettled({ store, running }: ComparedKey): boolean {
  return settledStores.has(store) && running.every(({ state }) => settledStates.has(state));
}

const settledStores: ReadonlySet<ComparedKey['store']> = new Set(['same', 'only-store']);
const settledStates: ReadonlySet<RunningState> = new Set(['current', 'not-running']);

const storeTexts: Readonly<Record<ComparedKey['store'], string>> = {
  same: 'the same',
  differs: 'differs',
  'only-here': 'only here',
  'only-store': 'only in the secret',
  nowhere: 'no value',
};

const stateTexts: Readonly<Record<RunningState, string>> = {
  current: 'has it',
  outdated: 'has an earlier one',
  absent: 'was deployed without it',
  mixed: 'some tasks have an earlier one',
  unpinned: 'has what was current at its start',
  unknown: 'has a version that is gone',
  'not-running': 'does not run',
  'not-deployed': 'is not deployed with it',
};

function runningCell(running: ComparedKey['running'], page: Page) {
  const text = running.map(({ service, state }) => `${service} ${stateTexts[state]}`).join(', ');
  const isFine = running.every(({ state }) => settledStates.has(state));
  return { text, brush: brushOf(page, isFine) };
}

function brushOf({ paint }: Page, isFine: boolean): Brush {
  return isFine ? paint.faint : paint.warning;
}
