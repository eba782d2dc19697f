import { planProject } from '@seaworthy/compiler';
import { diskHost } from '../../../../cli/src/project-files/disk-host.ts';
import { rehearseOnThisMachine } from '../rehearse-on-this-machine.ts';

/**
 * A process that rehearses the project in the folder that it is given: each event is a line of JSON
 * on standard output, the report the last one. SIGTERM interrupts it.
 */
const [directory = ''] = process.argv.slice(2);
const host = diskHost(directory, { processEnvironment: {} });
const { application, graph, project, templates, diagnostics } = planProject(
  {
    files: ['compose.yaml'],
    folderName: 'shop',
    profiles: [],
    environment: 'production',
    strict: false,
  },
  host,
);
if (!application || !graph || !project) throw new Error(JSON.stringify(diagnostics));
const interruption = new AbortController();
process.once('SIGTERM', () => interruption.abort(new Error('interrupted')));
const say = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};
const report = await rehearseOnThisMachine(
  { application, graph, project, templates, directory, services: [], valueFor: host.secretValue },
  { emit: say, signal: interruption.signal },
);
say({ kind: 'report', report });
