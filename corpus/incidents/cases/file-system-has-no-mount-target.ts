import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The name of the file system does not resolve where the tasks are.',
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
  script: {
    start: {
      fails: {
        code: 'ResourceInitializationError',
        reason:
          'failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-06642d00e4ec726.efs.ap-northeast-2.amazonaws.com" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID. See https://docs.aws.amazon.com/console/efs/mount-dns-name for more detail. : unsuccessful EFS utils command execution; code: 1',
      },
    },
  },
  check: false,
  deployment: 'fails',
};
