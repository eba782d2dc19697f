import type { Observe } from '../../observation.ts';
import type { Engine } from '../engine/engine.ts';
import type { Router } from './network/start-router.ts';
import type { Labels } from './ownership/labels.ts';

/** What all tasks of one rehearsal share. */
export interface Run {
  readonly id: string;
  readonly engine: Engine;
  readonly labels: Labels;
  readonly supportImage: string;
  readonly router: Router;
  /** Says what stands in for something of AWS's, once each. */
  readonly standIn: (of: string, by: string) => void;
  /** Files that were read from images, by image and path; undefined: there is none. */
  readonly imageFiles: Map<string, Promise<Buffer | undefined>>;
  /** Images that were made to hold more files, by what they were made from. */
  readonly derivedImages: Map<string, Promise<string>>;
  /** File systems that outlive tasks, once they are ready. */
  readonly fileSystems: Map<string, Promise<void>>;
  /** In PEM. */
  readonly certificateAuthority?: string;
}

/** Observes each stand-in once, however many containers it concerns. */
export function observeStandIns(observe: Observe): Run['standIn'] {
  const said = new Set<string>();
  return (of, by) => {
    if (said.has(`${of}\n${by}`)) return;
    said.add(`${of}\n${by}`);
    observe({ kind: 'stand-in', of, by });
  };
}
