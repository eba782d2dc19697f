import { projectOptions } from '../command-line/options.ts';
import { engineCommand } from './engine-command.ts';

/** `seaworthy destroy`: takes a project off AWS. */
export const destroyCommand = engineCommand({
  name: 'destroy',
  summary: 'Takes the services off AWS; stores stay unless they are named',
  description:
    'Names everything that would be lost and everything that AWS would keep, and asks for the project’s name. Services go; a store goes only when it is named, leaving a final snapshot where AWS can take one; the network goes with the last store. Without a terminal it needs --yes. When it was interrupted or failed, the same again goes on where it ended.',
  options: [...projectOptions, 'store', 'yes'],
  examples: [
    'seaworthy destroy',
    'seaworthy destroy --environment staging --store db --store cache --yes',
  ],
  run: 'destroy',
});
