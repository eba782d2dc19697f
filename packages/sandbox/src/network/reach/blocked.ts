import type { Reach } from '../network.ts';

/** The answer that names an obstacle. */
export type Blocked = Extract<Reach, { readonly open: false }>;

export function blocked(obstacle: Blocked['obstacle'], explanation: string): Blocked {
  return { open: false, obstacle, explanation };
}
