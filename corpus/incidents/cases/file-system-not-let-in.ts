import { withoutIds } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The files of a volume lie on EFS, whose mount targets do not let the tasks in.',
  rule: 'efs-mount-failed',
  line: 'compose.yaml: - uploads:/app/uploads',
  files: {
    'compose.yaml': [
      {
        text: '      LOG_LEVEL: info\n',
        by: '      LOG_LEVEL: info\n    volumes:\n      - uploads:/app/uploads\n',
      },
      { text: '\nvolumes:\n', by: '\nvolumes:\n  uploads:\n' },
    ],
  },
  resources: withoutIds('ApiMountsUploadsIngress'),
  script: {
    start: {
      fails: {
        code: 'ResourceInitializationError',
        reason:
          "failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: Connection timed out' : unsuccessful EFS utils command execution; code: 32",
      },
    },
  },
  check: true,
  deployment: 'fails',
};
