import type { EngineCommand } from './engine-command.ts';

/** The work of every command that needs the engine: each loads what it needs, and no more. */
export const engineCommands = {
  deploy: async () => (await import('./deploy.ts')).deploy,
  doctor: async () => (await import('./doctor.ts')).doctor,
  diff: async () => (await import('./diff.ts')).diff,
  ci: async () => (await import('./ci.ts')).ci,
  destroy: async () => (await import('./destroy.ts')).destroyProject,
  run: async () => (await import('./run.ts')).run,
  scale: async () => (await import('./scale.ts')).scale,
  exec: async () => (await import('./exec.ts')).exec,
  policy: async () => (await import('./policy.ts')).policy,
  logs: async () => (await import('./logs.ts')).logs,
  status: async () => (await import('./status.ts')).status,
  init: async () => (await import('./init.ts')).init,
  rehearse: async () => (await import('./rehearse.ts')).rehearse,
  releases: async () => (await import('./releases.ts')).releases,
  rollback: async () => (await import('./rollback.ts')).rollback,
  secrets: async () => (await import('./secrets.ts')).secrets,
} as const satisfies Readonly<Record<string, () => Promise<EngineCommand>>>;

export type EngineCommands = typeof engineCommands;
