import { count, displayWidth, type Graph, listOf, printable } from '@seaworthy/compiler';
import type { EngineEvent } from '@seaworthy/engine';
import { padText } from '../terminal/pad-text.ts';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { rehearsalProgress, type TellProgress } from './rehearsal-progress.ts';

interface ProgressStyle {
  readonly page: Page;
  readonly stacks: Graph['stacks'];
  /** Also what images are built from, what tasks log and each of AWS's own messages. */
  readonly everything: boolean;
  /** Only stacks, jobs and what goes wrong: for logs of CI that nobody watches. */
  readonly quiet: boolean;
}

/** Tells what happens in a deployment as it happens, a line each. */
export function deployProgress(style: ProgressStyle): TellProgress {
  const { page, stacks, quiet } = style;
  const tell = rehearsalProgress(style);
  const labels = stacks.map(({ layer, service }) => displayWidth(service ?? layer));
  const column = Math.min(24, Math.max(10, ...labels));
  const line = (subject: string, text: string, elapsed: number): readonly string[] => {
    const time = padText(`${(elapsed / 1000).toFixed(1)} s`, 8, { align: 'right' });
    const first = `${time}  ${padText(subject, column)}  `;
    return paragraph(printable(text), page, { first, firstBrush: page.paint.faint });
  };
  return (event, elapsed) => {
    if (quiet && !isTold(event)) return [];
    const own = ownNews(event);
    return own ? line(own[0], own[1], elapsed) : tell(event, elapsed);
  };
}

function ownNews(event: EngineEvent): readonly [subject: string, text: string] | undefined {
  switch (event.kind) {
    case 'account':
      return ['account', `${event.id} in ${event.region}, as ${event.by}`];
    case 'lease': {
      const since = new Date(event.since).toISOString().slice(11, 16);
      return [
        'waits',
        `${event.by} deploys from ${event.host} since ${since} UTC, unless that was killed: a minute without a sign of life will tell`,
      ];
    }
    case 'warning':
      return ['warning', event.message];
    case 'url':
      return ['url', `does not answer yet: ${event.reason}; it is asked for a minute`];
    case 'image':
      return event.state === 'progress' ? stepOf(event) : undefined;
    case 'watched':
      return [event.service, watchedText(event)];
    case 'secret':
      return event.given.length === 0
        ? undefined
        : ['secrets', `were lacking, and are now as on this machine: ${listOf(event.given)}`];
    default:
      return undefined;
  }
}

/** Of what engines say while they build, its steps: `STEP 3/9: RUN npm ci`, `Step 3/9 : …`. */
function stepOf({ service, detail }: EngineEvent & { kind: 'image' }) {
  const [, step, what = ''] = /^step (\d+\/\d+) ?: (.+)/i.exec(detail) ?? [];
  return step === undefined ? undefined : ([service, `step ${step}: ${what}`] as const);
}

function watchedText({ deaths, reason, seconds }: EngineEvent & { kind: 'watched' }): string {
  if (deaths === 0) return `is watched until its tasks have run for ${seconds} s`;
  const died = deaths === 1 ? 'a task has died' : `${count(deaths, 'task')} have died`;
  const because = reason === undefined ? died : `${died} (${reason})`;
  return `${because}: it is watched until the others have run for ${seconds} s`;
}

function isTold(event: EngineEvent): boolean {
  switch (event.kind) {
    case 'account':
    case 'lease':
    case 'secret':
    case 'given-up':
    case 'job':
    case 'site':
    case 'stack':
    case 'taken-up':
    case 'template-bucket':
    case 'url':
    case 'warning':
      return true;
    case 'watched':
      return event.deaths > 0;
    case 'image':
      return event.state === 'done';
    case 'resource':
      return event.status.endsWith('_FAILED');
    case 'task':
      return event.status === 'STOPPED' && event.stopCode !== 'ServiceSchedulerInitiated';
    default:
      return false;
  }
}
