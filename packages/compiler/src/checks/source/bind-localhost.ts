import type { Diagnostic, Reporter } from '../../diagnostics/diagnostic.ts';
import type { ListenMention } from '../../facts/source/mentions/listening.ts';
import { lastStep, programOf } from '../../facts/source/start/start.ts';
import { withSeverity } from '../about.ts';
import { runFileOf } from './entry-file.ts';
import { isLoopback } from './listen-address.ts';
import { serverAddress } from './server-address.ts';
import type { SourcedTask } from './sourced-task.ts';
import { type Finding, taskCheck } from './task-check.ts';
import { textOf, variableOf } from './task-variables.ts';

/** The load balancer and other tasks reach a task by its own address, never by 127.0.0.1. */
export const bindLocalhost = taskCheck('bind-localhost', 'error', function* (sourced, report) {
  const { task } = sourced;
  const isReached = task.kind === 'web' || (task.addressed && task.ports.length > 0);
  if (!isReached) return;
  yield* checkCommand(sourced, report);
  yield* checkVariables(sourced, report);
  yield* checkProgram(sourced, report);
  yield* checkPortVariable(sourced, report);
});

const mend = 'Listen on 0.0.0.0: what may reach the port is for the security groups to say.';

function* checkCommand(sourced: SourcedTask, report: Reporter<Finding>): Generator<Diagnostic> {
  const { task, source } = sourced;
  const step = source.start && lastStep(source.start);
  if (!step || isConfigured(sourced, programOf(step))) return;
  const address = serverAddress(step, (name) => variableOf(sourced, name));
  if (!address) return;
  const { host, port, saysHost } = address;
  if (isLoopback(host)) {
    const why = saysHost ? '' : `, the default of ${programOf(step)}`;
    const what = `${task.name} listens on ${host}${why}: nothing outside its container reaches it.`;
    yield report(step.span, { what, mend });
  } else if (port !== undefined && task.ports.every((open) => open.port !== port)) {
    const open = task.ports.map((known) => String(known.port)).join(' and ');
    const what = `${task.name} listens on port ${port}, but is reached on ${open}.`;
    const related = task.ports.map(({ span }) => ({ message: 'the port it is reached on', span }));
    yield report(step.span, { what, mend: 'Let both name the same container port.' }, related);
  }
}

/** A configuration file of the server may say the address. */
function isConfigured({ source }: SourcedTask, program: string): boolean {
  const name = configurations[program];
  if (!name) return false;
  return (source.build?.files ?? []).some(
    ({ path, text }) => name.test(path) && /\b(?:bind|host)\b/.test(text),
  );
}

const configurations: Readonly<Record<string, RegExp>> = {
  gunicorn: /(?:^|\/)gunicorn\.conf\.py$/,
  vite: /(?:^|\/)vite\.config\.\w+$/,
};

/** Variables that servers take their address from. */
const addressVariables = [
  'ASPNETCORE_URLS',
  'BIND',
  'BIND_ADDRESS',
  'HOST',
  'LISTEN_ADDRESS',
  'LISTEN_HOST',
  'NITRO_HOST',
  'NUXT_HOST',
  'ROCKET_ADDRESS',
];

function* checkVariables({ task }: SourcedTask, report: Reporter<Finding>): Generator<Diagnostic> {
  for (const { name, value, span } of task.environment) {
    if (!addressVariables.includes(name)) continue;
    const host = (textOf(value) ?? '').replace(/^\w+:\/\//, '').replace(/:\d+\/?$/, '');
    if (!isLoopback(host)) continue;
    const what = `${name} makes ${task.name} listen on ${host}: nothing outside its container reaches it.`;
    yield report(span, { what, mend });
  }
}

function* checkProgram(sourced: SourcedTask, report: Reporter<Finding>): Generator<Diagnostic> {
  const { task, source } = sourced;
  const files = source.build?.files ?? [];
  const program = runFileOf(source);
  const mentions = files.flatMap((file) =>
    file.mentions.filter(
      (mention): mention is ListenMention =>
        mention.kind === 'listen' && (!mention.whenRunDirectly || file === program),
    ),
  );
  if (mentions.length === 0) return;
  // A program that listens elsewhere too may keep one port to itself on purpose.
  const listens = files.reduce((sum, { text }) => sum + text.split('.listen(').length - 1, 0);
  for (const { server, because, span } of mentions) {
    const how = because === 'default' ? `${server} without a host` : server;
    const what = `${how} listens on ${task.name}'s own loopback address: nothing outside its container reaches it.`;
    const finding = report(span, { what, mend });
    yield listens > mentions.length ? withSeverity('warning', finding) : finding;
  }
}

/** A program that takes its port from `PORT` must be given the port that is published. */
function* checkPortVariable(
  sourced: SourcedTask,
  report: Reporter<Finding>,
): Generator<Diagnostic> {
  const { task, source } = sourced;
  const port = Number(variableOf(sourced, 'PORT'));
  if (!Number.isInteger(port) || port === 0) return;
  if (task.ports.some((open) => open.port === port)) return;
  const reads = /process\.env\.PORT\b|environ(?:\.get\(|\[)\s*["']PORT["']|env\(?["']PORT["']/i;
  if (!source.build?.files.some(({ text }) => reads.test(text))) return;
  const open = task.ports.map((known) => String(known.port)).join(' and ');
  const span =
    task.environment.find(({ name }) => name === 'PORT')?.span ??
    source.build.image.environment.get('PORT')?.span;
  const what = `${task.name} takes its port from PORT, which is ${port}, but is reached on ${open}.`;
  yield report(span, { what, mend: 'Let both name the same container port.' });
}
