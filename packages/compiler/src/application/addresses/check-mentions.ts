import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import type { Report } from '../understanding.ts';
import type { Mention } from './find-mentions.ts';
import { machineNames } from './find-mentions.ts';
import type { EnvironmentVariable } from './read-variables.ts';

/** Says which addresses of a service lead nowhere in production. */
export function checkMentions(
  from: Part,
  variables: readonly EnvironmentVariable[],
  mentions: readonly Mention[],
  report: Report,
): void {
  for (const mention of mentions) {
    if (mention.machine) checkMachine(from, mention, mention.machine, report);
    else checkLeftOut(mention, report);
  }
  checkHostMachine(variables, mentions, report);
}

/** A page in a browser may say `localhost`; a container that does means itself. */
function checkMachine(
  from: Part,
  { variable, address, to }: Mention,
  machine: NonNullable<Mention['machine']>,
  report: Report,
): void {
  const { name, span } = variable;
  const target = to.service.name;
  const parameters = { name, host: machine.host, port: machine.port.published ?? 0, target };
  const isHttp = address.form === 'url' && /^(?:https?|wss?)$/.test(address.protocol);
  const isPage = isHttp && (to.role.kind === 'web' || to.role.kind === 'site');
  if (isPage && !/internal$/.test(machine.host)) {
    report(problems['application/browser-address'](span, parameters));
  } else if (to !== from) {
    report(
      problems['application/localhost-address'](span, parameters, [
        { message: `${target} publishes the port here`, span: machine.port.span },
      ]),
    );
  }
}

/** What was reported as unsupported needs no second word. */
function checkLeftOut({ variable, to }: Mention, report: Report): void {
  const meaning = to.image?.meaning?.kind;
  if (meaning === 'unsupported-store' || meaning === 'emulator') return;
  const { name, span } = variable;
  const target = to.service.name;
  if (to.role.kind === 'left-out') {
    report(
      problems['application/address-left-out'](span, { name, target, reason: to.role.reason }),
    );
  } else if (to.role.kind === 'site') {
    const reason = 'its files are served from S3, so that no container answers';
    report(problems['application/address-left-out'](span, { name, target, reason }));
  }
}

function checkHostMachine(
  variables: readonly EnvironmentVariable[],
  mentions: readonly Mention[],
  report: Report,
): void {
  for (const variable of variables) {
    const host = hostMachineIn(variable.flat.text);
    const isKnown = mentions.some((mention) => mention.variable === variable && mention.machine);
    if (host === undefined || isKnown) continue;
    report(problems['application/host-machine'](variable.span, { name: variable.name, host }));
  }
}

function hostMachineIn(text: string): string | undefined {
  if (!text.includes('internal')) return undefined;
  return [...machineNames].find((name) => name.endsWith('.internal') && text.includes(name));
}
