import type { EngineCommand } from './engine-command.ts';

/** The work of every command that needs the engine: each loads what it needs, and no more. */
export const engineCommands = {
  doctor: async () => (await import('./doctor.ts')).doctor,
  logs: async () => (await import('./logs.ts')).logs,
  status: async () => (await import('./status.ts')).status,
  rehearse: async () => (await import('./rehearse.ts')).rehearse,
} as const satisfies Readonly<Record<string, () => Promise<EngineCommand>>>;

export type EngineCommands = typeof engineCommands;
