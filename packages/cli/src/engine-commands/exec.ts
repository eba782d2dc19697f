import { type ExecResult, openShell } from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { installedPlugin, type SessionPlugin, takesVariable } from '../exec/session-plugin.ts';
import { placeText } from '../render/view.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { type HereInAccount, inAccount, refuseUnknownServices } from './in-account.ts';

/** Runs `seaworthy exec`. */
export function exec(
  options: Options,
  surroundings: Surroundings,
  plugin: SessionPlugin = installedPlugin,
): Promise<ExitCode> {
  const [service = '', ...words] = options.arguments;
  return inAccount(options, surroundings, async (found) => {
    const { plan, context, account } = found;
    refuseUnknownServices([service], plan);
    const tell = (text: string): ExitCode => {
      const { stderr } = surroundings;
      printLines(paragraph(text, pageFor(stderr)), stderr);
      return exitCode.problem;
    };
    const version = plugin.version();
    if (version === undefined || !takesVariable(version)) {
      // What lacks besides is told at once, and not after the plugin was installed.
      const besides = allowsExec(service, found) ? '' : ` Besides, ${notAllowed(service, found)}`;
      return tell(`${howToInstall(version)}${besides}`);
    }
    const result = await openShell(
      {
        ...plan,
        service,
        command: words.length > 0 ? words.map(quote).join(' ') : '/bin/sh',
        ...(options.task !== undefined && { task: options.task }),
        ...(options.container !== undefined && { container: options.container }),
      },
      context,
    );
    if (result.kind === 'open') return plugin.start(result, account.region);
    return tell(explain(result, service, found));
  });
}

function howToInstall(version: string | undefined): string {
  const has = version === undefined ? 'is not installed' : `is ${version}, and 1.2.497 is needed`;
  return `AWS’s session-manager-plugin ${has}. How to install it: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html`;
}

function allowsExec(service: string, { plan }: HereInAccount): boolean {
  const found = plan.application.services.find(({ name }) => name === service);
  return found !== undefined && found.kind !== 'site' && found.exec;
}

function notAllowed(service: string, { plan, here }: HereInAccount): string {
  const found = plan.application.services.find(({ name }) => name === service);
  const place = found ? ` (${placeText(found.span, here.view)})` : '';
  return `${service} does not allow it. Add x-seaworthy: { exec: true } to the service${place} and deploy: its tasks then may open the channel, and AWS keeps a log of every session.`;
}

function explain(
  result: Exclude<ExecResult, { readonly kind: 'open' }>,
  service: string,
  found: HereInAccount,
): string {
  switch (result.kind) {
    case 'not-deployed':
      return `${service} has no running service on ECS.`;
    case 'not-enabled':
      return allowsExec(service, found)
        ? `${service} allows it since it was last deployed: deploy first.`
        : notAllowed(service, found);
    case 'task-too-old':
      return `Task ${result.task.slice(0, 8)} was started before the service allowed it; a task that is started now does.`;
    case 'no-task':
      return result.tasks.length === 0
        ? `No task of ${service} runs; seaworthy status says more.`
        : `No such task of ${service} runs; there are ${result.tasks.map((task) => task.slice(0, 8)).join(', ')}.`;
    case 'no-container':
      return `The task has no such container; it has ${result.containers.join(', ')}.`;
    case 'no-agent':
      return `The agent in task ${result.task.slice(0, 8)} does not run (${result.status}). It starts some seconds after the container, and needs a way to ssmmessages: a NAT gateway, a public address, or the endpoint ssmmessages in x-seaworthy: network: endpoints.`;
  }
}

/** ECS splits the command as a shell would. */
function quote(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
