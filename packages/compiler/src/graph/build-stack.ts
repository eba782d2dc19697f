import type { Stack } from './graph.ts';

/** A stack; what is left out is empty, and protection is off. */
export function buildStack(
  parts: Pick<Stack, 'name' | 'layer' | 'description' | 'resources'> & Partial<Stack>,
): Stack {
  return { parameters: [], conditions: {}, outputs: [], terminationProtection: false, ...parts };
}
