import { count, listOf } from '@seaworthy/compiler';
import type { RehearsalReport } from '@seaworthy/engine';
import type { Page } from '../terminal/page.ts';
import { layOutTable } from '../terminal/table.ts';
import { section } from './section.ts';

type Update = NonNullable<RehearsalReport['update']>;

/** How the second version came in, what its clients met, and how many tasks there were meanwhile. */
export function updateSection(update: Update | undefined, page: Page): readonly string[] {
  if (!update) return [];
  const rows = [
    ['outcome', `${outcomes[update.outcome]} after ${seconds(update.duration)}`],
    ['requests', requestsOf(update)],
    ['answers', answersOf(update)],
    ['capacity', capacityOf(update)],
  ].filter(([, text]) => text !== '');
  const cells = rows.map(([name = '', text = '']) => ({
    cells: [{ text: name, brush: page.paint.name }, { text }],
  }));
  return section(`Update of ${update.service}`, layOutTable(cells, page), page);
}

const outcomes: Readonly<Record<Update['outcome'], string>> = {
  'rolled-in': 'rolled in',
  'rolled-back': 'rolled back',
  stuck: 'not over',
};

function requestsOf({ load: { sent, dropped, failed } }: Update): string {
  if (sent === 0) return '';
  const drops = Object.entries(dropped).map(([reason, number]) => `${number} × ${reason}`);
  return listOf([
    `${count(sent, 'request')} sent`,
    drops.length === 0 ? 'none dropped' : `dropped ${drops.join(', ')}`,
    ...(failed > 0 ? [`${failed} failed`] : []),
  ]);
}

function answersOf({ load: { sent, median, p99, slow } }: Update): string {
  if (sent === 0) return '';
  return listOf([
    `half within ${milliseconds(median)}`,
    `99 of 100 within ${milliseconds(p99)}`,
    ...(slow > 0 ? [`${slow} slower than 1 s`] : []),
  ]);
}

/** `1, 2 after 4.3 s, 1 after 8.5 s` */
function capacityOf({ capacity }: Update): string {
  return capacity
    .map(({ at, healthy }) => (at === 0 ? `${healthy}` : `${healthy} after ${seconds(at)}`))
    .join(', ');
}

function seconds(duration: number): string {
  return `${(duration / 1000).toFixed(1)} s`;
}

function milliseconds(duration: number): string {
  return `${Math.max(1, Math.round(duration))} ms`;
}
