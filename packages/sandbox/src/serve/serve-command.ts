import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Interfere, OnCall } from '../aws/interference/interference.ts';
import { readArguments } from './read-arguments.ts';
import { readScript } from './read-script.ts';
import { type ServedSandbox, serveSandbox } from './serve-sandbox.ts';

/**
 * Serves a sandbox until its standard input closes or it is told to end. The first line on standard
 * output is JSON with what clients need: `{"url":…,"environment":{"AWS_ENDPOINT_URL":…}}`. With
 * `--calls`, a line follows for each call: `{"service":"ECS","operation":"UpdateService"}`.
 */
export async function serveCommand(given: readonly string[]): Promise<void> {
  const { script, interfere, calls, ...request } = readArguments(given);
  const served = await serveSandbox({
    ...request,
    ...(script !== undefined && { scriptFor: await readScript(script) }),
    ...(interfere !== undefined && { interfere: await readInterference(interfere) }),
    ...(calls && { onCall: tellCall }),
    onFault: (error) => console.error(error),
  });
  tellLine({ url: served.url, environment: served.environment });
  console.error(greeting(served));
  await ended();
  await served.close();
}

const tellCall: OnCall = ({ service, operation, needs }) => {
  // Inputs may hold secrets; what permissions a call needs says what it is about.
  tellLine({ service, operation, resources: resourcesOf(needs) });
};

function resourcesOf(needs: Parameters<OnCall>[0]['needs']): readonly string[] {
  try {
    return needs().map(({ resource }) => resource);
  } catch {
    return [];
  }
}

function tellLine(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function greeting({ url, sandbox, environment }: ServedSandbox): string {
  const { account, region } = sandbox.identity;
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return `A local AWS for account ${account} in ${region} listens at ${url}. To speak to it:

  export ${variables.join(' ')}

Load balancers are reached over it as a proxy: curl --proxy ${url} http://NAME-1.${region}.elb.amazonaws.com/
It ends with Ctrl-C, or when its standard input closes.`;
}

async function readInterference(file: string): Promise<Interfere> {
  const module: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href);
  if (typeof module.default === 'function') return module.default as Interfere;
  throw new Error(`${file} has no function as its default export.`);
}

function ended(): Promise<void> {
  return new Promise((resolvePromise) => {
    const end = () => resolvePromise();
    process.once('SIGTERM', end);
    process.once('SIGINT', end);
    process.stdin.once('end', end).once('close', end).resume();
  });
}
