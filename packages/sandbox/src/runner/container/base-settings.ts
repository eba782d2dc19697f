import type { HostConfig } from 'dockerode';
import type { Engine } from '../engine/engine.ts';

/** What every container of ours has: no log in the engine, and limits that it can give. */
export function baseSettings(engine: Engine): HostConfig {
  return {
    LogConfig: { Type: 'none', Config: {} },
    Ulimits: engine.limits
      ? Object.entries(engine.limits).map(([Name, limit]) => ({ Name, Soft: limit, Hard: limit }))
      : [],
  };
}
