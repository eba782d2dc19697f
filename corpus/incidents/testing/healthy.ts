import type { Incident } from './incident.ts';

/** A project or a deployment in an odd shape that is right all the same. */
export interface Healthy
  extends Pick<
    Incident,
    'story' | 'example' | 'service' | 'files' | 'resources' | 'script' | 'afterwards'
  > {}
