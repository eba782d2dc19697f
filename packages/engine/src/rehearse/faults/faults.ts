import type { Fault } from './fault.ts';
import { arm64Image } from './kinds/arm64-image.ts';
import { bindsLocalhost } from './kinds/binds-localhost.ts';
import { crashLater } from './kinds/crash-later.ts';
import { crashOnBoot } from './kinds/crash-on-boot.ts';
import { crlfEntrypoint } from './kinds/crlf-entrypoint.ts';
import { databaseWithoutTls } from './kinds/database-without-tls.ts';
import { dependencyNeverHealthy } from './kinds/dependency-never-healthy.ts';
import { diskFull } from './kinds/disk-full.ts';
import { envFileDemanded } from './kinds/env-file-demanded.ts';
import { executionRoleDenied } from './kinds/execution-role-denied.ts';
import { health400 } from './kinds/health-400.ts';
import { health404, health500 } from './kinds/health-status.ts';
import { ignoresSigterm } from './kinds/ignores-sigterm.ts';
import { leaksMemory } from './kinds/leaks-memory.ts';
import { missingSecretKey } from './kinds/missing-secret-key.ts';
import { missingVariable } from './kinds/missing-variable.ts';
import { noEgressToStore } from './kinds/no-egress-to-store.ts';
import { noRoute } from './kinds/no-route.ts';
import { plainRedisOnTls } from './kinds/plain-redis-on-tls.ts';
import { slowBoot } from './kinds/slow-boot.ts';
import { spotInterruption } from './kinds/spot-interruption.ts';
import { wholeJsonSecret } from './kinds/whole-json-secret.ts';
import { wrongPort } from './kinds/wrong-port.ts';

/** Everything that `rehearse --fault` can do wrong: programs first, then AWS's configuration. */
export const faults: readonly Fault[] = [
  crashOnBoot,
  crashLater,
  slowBoot,
  wrongPort,
  bindsLocalhost,
  health400,
  health404,
  health500,
  ignoresSigterm,
  leaksMemory,
  missingVariable,
  envFileDemanded,
  arm64Image,
  crlfEntrypoint,
  missingSecretKey,
  wholeJsonSecret,
  executionRoleDenied,
  noEgressToStore,
  noRoute,
  plainRedisOnTls,
  databaseWithoutTls,
  diskFull,
  spotInterruption,
  dependencyNeverHealthy,
];

/** The fault of this name, if there is one. */
export function findFault(name: string): Fault | undefined {
  return faults.find((fault) => fault.name === name);
}

/** A line for each fault: its name, what is done, what should happen. */
export function describeFaults(): readonly FaultLine[] {
  return faults.map(({ name, does, expects }) => ({ name, does, expects }));
}

export type FaultLine = Pick<Fault, 'name' | 'does' | 'expects'>;
