import { declareDiagnostics, listOf } from '@seaworthy/compiler';

/** Why a project cannot go back to a release. */
export const rollbackProblems = declareDiagnostics({
  'rollback/no-release': {
    severity: 'error',
    message: ({ wanted }: { readonly wanted: number | undefined }) =>
      wanted === undefined
        ? 'There is no earlier release that succeeded and had other services than those that run.'
        : `There is no release ${wanted}.`,
    help: () =>
      'seaworthy releases lists those that are kept. By its number, one that came later can be gone to as well.',
  },
  'rollback/never-ran': {
    severity: 'error',
    message: ({ number, outcome }: { readonly number: number; readonly outcome: string }) =>
      `Release ${number} never ran as a whole: its outcome is “${outcome}”.`,
    help: () => 'Go back to one that succeeded; seaworthy releases lists them.',
  },
  'rollback/template-gone': {
    severity: 'error',
    message: ({ number, services }: { readonly number: number; readonly services: Names }) =>
      `The template that release ${number} had of ${listOf(services)} is not kept any more.`,
    help: () => 'Go back to a newer release, or deploy the commit of this one anew.',
  },
  'rollback/image-gone': {
    severity: 'error',
    message: ({ service, repository, digest }: GoneImage) =>
      `The image of ${service} is gone from the repository ${repository}: ${digest}.`,
    help: () => 'Go back to a newer release, or deploy the commit of this one anew.',
  },
  'rollback/secret-version-gone': {
    severity: 'error',
    message: ({ services, version }: { readonly services: Names; readonly version: string }) =>
      `The version ${version} of the secret that ${listOf(services)} had is gone.`,
    help: () =>
      'Secrets Manager keeps what releases have under a label, of the last fifteen versions. Go back to a newer release.',
  },
  'rollback/foundation-changed': {
    severity: 'error',
    message: ({ service, paths }: { readonly service: string; readonly paths: Names }) =>
      `What ${service} took from the foundation or the stores is not there any more: ${listOf(paths)}.`,
    help: () =>
      'A rollback brings services back, never stores or the network. Deploy a version of the project that fits what is there.',
  },
  'rollback/newer-release': {
    severity: 'error',
    message: ({ reason }: { readonly reason: string }) =>
      `${reason[0]?.toUpperCase()}${reason.slice(1)}.`,
    help: () => 'Use that version: `npm install seaworthy@latest`.',
  },
  'rollback/overtaken': {
    severity: 'error',
    message: ({ number }: { readonly number: number }) =>
      `Release ${number} has come in the meantime; nothing was changed.`,
    help: () => 'Look again with seaworthy releases what runs, and roll back from there.',
  },
  'rollback/not-restored': {
    severity: 'error',
    message: () =>
      'The rollback failed, and not every service could be given again what it had before.',
    help: () => 'seaworthy status says what runs; deploy or roll back to a release again.',
  },
});

type Names = readonly string[];

interface GoneImage {
  readonly service: string;
  readonly repository: string;
  readonly digest: string;
}
