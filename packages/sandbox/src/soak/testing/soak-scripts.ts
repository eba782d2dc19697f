import type { ProbeOutcome } from '../../load-balancing/target-groups.ts';
import type { Scene, Script, ScriptFor } from '../../runner/scripted/script.ts';
import type { Clock } from '../../time/clock.ts';
import type { Random } from './random.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** The share of good containers that crash or fall ill within a day. */
const frail = 0.05;

/** Until when nothing but the container itself changes what a health check of it is answered. */
export type CalmUntil = (service: string, now: number) => number;

/**
 * What the images of the soak do, by their tags: `crashing` exits soon, `sick` never answers well,
 * all others serve, and now and then crash, run out of memory or are unwell for some minutes.
 */
export function soakScripts(random: Random, calmUntil: CalmUntil): (clock: Clock) => ScriptFor {
  return (clock) => (scene) => {
    const tag = scene.image.slice(scene.image.lastIndexOf(':') + 1);
    if (tag === 'crashing') return { ...serving, exits: { after: 5000, code: 1 } };
    if (tag === 'sick') return { listens: [{ port: 8000, answers: () => failing }] };
    return good(scene, random, clock, calmUntil);
  };
}

const serving: Script = { pull: { takes: 4000 }, listens: [{ port: 8000 }] };
const failing: ProbeOutcome = { kind: 'status', status: 500 };

function good(scene: Scene, random: Random, clock: Clock, calmUntil: CalmUntil): Script {
  const spell = illness(random);
  const service = scene.group.slice(scene.group.indexOf(':') + 1);
  const answers = (_path: string, age: number): ProbeOutcome => {
    const now = clock.now();
    const ill = age >= spell.from && age < spell.to;
    const changesAt = age < spell.to ? now - age + (ill ? spell.to : spell.from) : day + now;
    return {
      kind: 'status',
      status: ill ? 500 : 200,
      until: Math.min(changesAt, calmUntil(service, now)),
    };
  };
  return {
    pull: { takes: 4000 },
    listens: [{ port: 8000, from: 3000, answers }],
    command: (_command, age) => ({ code: age >= spell.from && age < spell.to ? 1 : 0 }),
    ...(random.chance(frail) && { exits: death(random) }),
  };
}

function illness(random: Random): { readonly from: number; readonly to: number } {
  const from = random.chance(frail) ? random.below(day) : Number.POSITIVE_INFINITY;
  return { from, to: from + minute + random.below(10 * minute) };
}

function death(random: Random): NonNullable<Script['exits']> {
  const after = random.below(day);
  return random.chance(0.5) ? { after, code: 1 } : { after, code: 137, outOfMemory: true };
}
