import { declareDiagnostics } from '@seaworthy/compiler';

/** What can be wrong before any Compose file is read. */
export const placeProblems = declareDiagnostics({
  'compose/no-compose-file': {
    severity: 'error',
    message: ({ directory }: { directory: string }) =>
      `There is no Compose file in ${directory}, nor in a folder above it.`,
    help: () => 'Go to the folder that has the compose.yaml, or name the file with `-f`.',
  },
  'compose/unreadable-folder': {
    severity: 'error',
    message: ({ directory, reason }: { directory: string; reason: string }) =>
      `The folder ${directory} cannot be read: ${reason}.`,
    help: () => 'Run seaworthy in the folder of the project, or check `--project-directory`.',
  },
});
