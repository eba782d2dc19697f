import type { ScriptFor } from '../runner/scripted/script.ts';

/**
 * What a container does that nobody tells: of a service it runs until it is stopped, of a task on
 * its own, such as a migration, it ends well after two seconds.
 */
export const usualScript: ScriptFor = ({ group }) =>
  group.startsWith('service:') ? {} : { exits: { after: 2000, code: 0 } };
