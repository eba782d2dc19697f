import type { ScriptFor, StoreServers } from '@seaworthy/sandbox';
import { attachedClients } from '../../aws/attached-clients.ts';
import { attachedFurtherClients } from '../../aws/attached-further-clients.ts';
import { inVirtualTime, scriptedSandbox } from '../../testing/scripted-sandbox.ts';
import type { Ground } from '../ground/ground.ts';
import { runSchedule } from '../ground/run-schedule.ts';
import { submitJob } from '../ground/submit-job.ts';

/** A ground in virtual time, whose containers follow scripts and which counts how often it closes. */
export interface ScriptedGround extends Ground {
  readonly closed: () => number;
  /** Runs virtual time until the work is done. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function scriptedGround(
  scriptFor: ScriptFor,
  different: Partial<Ground> & { readonly storeServers?: StoreServers } = {},
): ScriptedGround {
  const { storeServers, ...parts } = different;
  const { sandbox, clock } = scriptedSandbox(scriptFor, 'eu-west-1', {
    ...(storeServers && { storeServers }),
    localImages: () => imageOf(sandbox.identity.hex(64)),
  });
  const clients = attachedClients(sandbox);
  let closings = 0;
  return {
    engine: 'scripts',
    clients,
    further: async () => attachedFurtherClients(sandbox),
    clock,
    pollInterval: 500,
    lost: new AbortController().signal,
    look: async () => {},
    prepareImage: async () => {},
    publishImage: ({ architecture }, repository) => {
      const image = imageOf(sandbox.identity.hex(64), architecture);
      sandbox.repositories.put(repository, image.digest.slice(7, 19), image);
      const { account, region } = sandbox.identity;
      return `${account}.dkr.ecr.${region}.amazonaws.com/${repository}@${image.digest}`;
    },
    imageConfig: () => ({ entryPoint: [], command: ['node', 'main.js'] }),
    interruptTask: (arn) => sandbox.tasks.interrupt(arn),
    runSchedule: (stackName) => runSchedule(stackName, sandbox),
    submitJob: (stackName, message) => submitJob(stackName, message, sandbox),
    entrance: () => undefined,
    usage: () => undefined,
    standIns: [],
    notRehearsed: () => [],
    shortened: () => 0,
    secretTexts: () => sandbox.secrets.texts(),
    requests: () => [],
    writeAuthority: () => Promise.reject(new Error('scripts speak no HTTPS')),
    close: async () => {
      closings += 1;
    },
    ...parts,
    closed: () => closings,
    run: (work) => inVirtualTime(clock, clients, work),
  };
}

function imageOf(hex: string, architecture: 'X86_64' | 'ARM64' = 'X86_64') {
  return {
    digest: `sha256:${hex}`,
    architectures: [architecture],
    compressedSize: 100_000_000,
    engineReference: 'script',
  };
}
