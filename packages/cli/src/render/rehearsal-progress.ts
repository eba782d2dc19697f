import { count, displayWidth, type Graph, listOf, printable } from '@seaworthy/compiler';
import type { EngineEvent } from '@seaworthy/engine';
import { padText } from '../terminal/pad-text.ts';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { stopTaskCommand } from './stop-task.ts';
import { taskText } from './task-text.ts';

interface ProgressStyle {
  readonly page: Page;
  readonly stacks: Graph['stacks'];
  /** Also what images are built from, what tasks log and each of AWS's own messages. */
  readonly everything: boolean;
}

/** The lines that tell an event, given milliseconds since the start; none for what is no news. */
export type TellProgress = (event: EngineEvent, elapsed: number) => readonly string[];

/**
 * Tells what happens as it happens, a line each:
 *
 *       0.4 s  api         builds its image from .
 *       9.0 s  foundation  is deployed
 *      20.1 s  db          PostgreSQL 15.18 from this machine stands in for Aurora PostgreSQL 16
 */
export function rehearsalProgress({ page, stacks, everything }: ProgressStyle): TellProgress {
  const labels = new Map(stacks.map(({ name, layer, service }) => [name, service ?? layer]));
  const labelOf = (stack: string): string => labels.get(stack) ?? stack;
  const column = Math.min(24, Math.max(10, ...[...labels.values()].map(displayWidth)));
  return (event, elapsed) => {
    const news = tell(event, labelOf) ?? (everything ? tellMore(event) : undefined);
    if (!news) return [];
    const [subject, text] = news;
    const time = padText(`${(elapsed / 1000).toFixed(1)} s`, 8, { align: 'right' });
    const first = `${time}  ${padText(printable(subject), column)}  `;
    const lines = paragraph(printable(text), page, { first, firstBrush: page.paint.faint });
    return [...lines, ...commandFor(event)];
  };
}

/** A line of its own, for copying it whole. */
function commandFor(event: EngineEvent): readonly string[] {
  const isFinishing = event.kind === 'job' && event.state === 'finishing';
  return isFinishing && event.task !== undefined ? [`  ${stopTaskCommand(event.task)}`] : [];
}

type News = readonly [subject: string, text: string];

function tell(event: EngineEvent, labelOf: (stack: string) => string): News | undefined {
  switch (event.kind) {
    case 'image':
      return event.state === 'progress' ? undefined : [event.service, event.detail];
    case 'stand-in':
      // What stands in for parts of the machine is in the report; nobody waits for it.
      return event.insteadOf === undefined
        ? undefined
        : [event.of, `${event.by} stands in for ${event.insteadOf}`];
    case 'stack':
      return [labelOf(event.stack), stackText(event)];
    case 'taken-up':
      return [labelOf(event.stack), `takes up again: ${listOf(event.resources.map(nameOf))}`];
    case 'template-bucket':
      return ['templates', templateBucketTexts[event.state]];
    case 'resource':
      return hasFailed(event)
        ? [labelOf(event.stack), `${event.logicalId} failed: ${event.reason ?? 'no reason given'}`]
        : undefined;
    case 'service':
      return isNews(event.message) ? [event.service, shorten(event.message)] : undefined;
    case 'task':
      return newsOf(event.service, taskText(event));
    case 'target':
      return newsOf(event.service, targetText(event));
    case 'blocked':
      return [event.service, `no connection to ${event.to}:${event.port}: ${event.explanation}`];
    case 'job':
      return [event.service, jobText(event)];
    case 'site':
      return [event.service, siteText(event)];
    case 'account':
    case 'lease':
    case 'url':
    case 'warning':
    case 'watched':
      return undefined;
    case 'given-up':
      return [event.service, `is given up: ${event.reason}`];
    case 'secret':
      return event.madeUp.length === 0
        ? undefined
        : ['secrets', `made up here, as nothing sets them: ${listOf(event.madeUp)}`];
    case 'request':
      return ['request', requestText(event)];
    case 'log':
    case 'check-refused':
      return undefined;
  }
}

/** What is only worth reading when something is looked for. */
function tellMore(event: EngineEvent): News | undefined {
  switch (event.kind) {
    case 'image':
      return [event.service, event.detail];
    case 'log':
      return [event.service, `${event.task.slice(0, 8)}: ${event.line}`];
    case 'service':
      return [event.service, event.message];
    case 'task':
      return [event.service, `task ${event.task.slice(0, 8)} is ${event.status}`];
    case 'target':
      return [event.service, `${event.target} is ${event.state}`];
    case 'check-refused':
      return [event.service, refusedText(event)];
    default:
      return undefined;
  }
}

function newsOf(subject: string, text: string | undefined): News | undefined {
  return text === undefined ? undefined : [subject, text];
}

type Told<Kind extends EngineEvent['kind']> = Extract<EngineEvent, { readonly kind: Kind }>;

const stackTexts: Readonly<Record<Told<'stack'>['state'], string>> = {
  busy: 'is busy with another operation, which has to end first',
  removed: 'is removed, as its first creation had failed',
  started: 'is being deployed',
  'rolling-back': 'is rolled back',
  done: 'is deployed',
  unchanged: 'is as it should be',
  failed: 'failed',
  'rolled-back': 'was rolled back',
  'rollback-failed': 'could not be rolled back',
  deleting: 'is being deleted',
  deleted: 'is deleted',
};

const templateBucketTexts: Readonly<Record<Told<'template-bucket'>['state'], string>> = {
  busy: 'go through a bucket that is being made at this moment',
  started: 'are too large for a call: a bucket for them is made, by the stack seaworthy-templates',
  done: 'have their bucket, which all projects in this account and region share',
};

function stackText({ state, reason }: Told<'stack'>): string {
  const saysWhy = state === 'failed' || state === 'rollback-failed';
  return saysWhy && reason !== undefined ? `${stackTexts[state]}: ${reason}` : stackTexts[state];
}

/** A service that is given up, and what is cancelled because of another, is told elsewhere. */
function hasFailed({ status, reason = '', type }: Told<'resource'>): boolean {
  if (!status.endsWith('_FAILED') || type === 'AWS::ECS::Service') return false;
  return !/^Resource (creation|update) cancelled/.test(reason);
}

/** Messages of ECS that say what tasks and targets say for themselves. */
const usual =
  /has started|has stopped|has begun draining|registered|deregistered|steady state|deployment completed|is unhealthy in/;

function isNews(message: string): boolean {
  return !usual.test(message);
}

/** `(service api) (deployment ecs-svc/530…) deployment failed: tasks failed to start.` without ids. */
function shorten(message: string): string {
  return message
    .replace(/^\(service [^)]*\) ?/, '')
    .replace(/\((?:deployment|task set) [^)]*\) ?/g, '')
    .replace(/\(task ([0-9a-f]{8})[0-9a-f]*\)/g, 'task $1')
    .replace(/arn:aws[\w-]*:[^\s,)]*?([^\s/:,)]+)(?=[\s,)]|\.?$)/g, '$1');
}

function targetText({ target, state, reason, description }: Told<'target'>): string | undefined {
  if (state === 'healthy') return `${target} is healthy for the load balancer`;
  const why = description ?? reason;
  return state === 'unhealthy' ? `${target} is unhealthy${why ? `: ${why}` : ''}` : undefined;
}

function jobText({ state, reason }: Told<'job'>): string {
  if (state === 'started') return 'runs once';
  if (state === 'finishing') {
    return 'runs on, and its end is waited for: a migration that is broken off may leave half of its work. Ctrl-C leaves it to itself; this would stop it:';
  }
  if (state === 'busy') return 'waits: a task that an earlier deployment started still runs';
  return state === 'done' ? 'is done' : `failed${reason === undefined ? '' : `: ${reason}`}`;
}

function siteText({ put, removed }: Told<'site'>): string {
  if (put + removed === 0) return 'its files are as they should be';
  return `has ${count(put, 'new file')}${removed === 0 ? '' : `; ${removed} that have gone were removed`}`;
}

function refusedText({ task, port, listening }: Told<'check-refused'>): string {
  const ports = listOf(listening.map((socket) => String(socket.port))) || 'no port';
  return `task ${task.slice(0, 8)} refuses a check at ${port}; it listens on ${ports}`;
}

function requestText({ method, path, host, status, milliseconds }: Told<'request'>): string {
  return `${method} ${path} of ${host}: ${status ?? 'the client went away'}, ${Math.round(milliseconds)} ms`;
}

type TakenUp = Extract<EngineEvent, { kind: 'taken-up' }>['resources'][number];

/** `repository shop/production/api`: of an ARN or a URL, the part that names it. */
function nameOf({ what, physicalId }: TakenUp): string {
  const [, secret] = /:secret:(.+)-[A-Za-z0-9]{6}$/.exec(physicalId) ?? [];
  const [, queue] = /^https:\/\/[^/]+\/\d+\/(.+)$/.exec(physicalId) ?? [];
  return `${what} ${secret ?? queue ?? physicalId}`;
}
