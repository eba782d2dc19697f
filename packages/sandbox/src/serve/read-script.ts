import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Scene, Script, ScriptFor } from '../runner/scripted/script.ts';
import { usualScript } from './usual-script.ts';

/**
 * What containers do, from a file. JSON is a list of rules, of which the first that fits a
 * container tells its script; without one, it does the usual:
 *
 *     [{ "image": "*:broken", "script": { "exits": { "after": 2000, "code": 1 } } }]
 *
 * A module has a `ScriptFor` as its default export.
 */
export async function readScript(file: string): Promise<ScriptFor> {
  if (!file.endsWith('.json')) {
    const module: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href);
    if (typeof module.default === 'function') return module.default as ScriptFor;
    throw new Error(`${file} has no function as its default export.`);
  }
  const rules: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!Array.isArray(rules)) throw new Error(`${file} is no list of rules.`);
  return followRules(rules);
}

/** Which containers a rule is about, `*` standing for anything, and what they do. */
export interface Rule {
  readonly container?: string;
  readonly definition?: string;
  readonly image?: string;
  readonly script: ScriptInJson;
}

/** A script without functions: what it listens at has a status, what commands answer is a code. */
export type ScriptInJson = Omit<Script, 'listens' | 'command'> & {
  readonly listens?: readonly { readonly port: number; readonly status?: number }[];
  readonly command?: { readonly code: number; readonly output?: string };
};

/** The script of the first rule that fits, or the usual one. */
export function followRules(rules: readonly Rule[]): ScriptFor {
  const scripts = rules.map((rule) => ({ rule, script: scriptOf(rule.script) }));
  return (scene) => scripts.find(({ rule }) => fits(rule, scene))?.script ?? usualScript(scene);
}

function fits(rule: Rule, scene: Scene): boolean {
  const wanted = [
    [rule.container, scene.container],
    [rule.definition, scene.definition],
    [rule.image, scene.image],
  ] as const;
  return wanted.every(([pattern, text]) => pattern === undefined || matches(pattern, text));
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+^${}()|[\]\\?]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}

function scriptOf({ listens, command, ...script }: ScriptInJson): Script {
  return {
    ...script,
    ...(listens && {
      listens: listens.map(({ port, status = 200 }) => ({
        port,
        answers: () => ({ kind: 'status' as const, status }),
      })),
    }),
    ...(command && { command: () => command }),
  };
}
