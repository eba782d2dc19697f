/** About the project as a whole. */
export const projectDiagnostics = {
  'application/name-changed': {
    severity: 'advice',
    message: ({ asked, name }: { asked: string; name: string }) =>
      `AWS does not take ${asked} as a name; ${name} is used.`,
    help: () =>
      'Set `name:` at the top of the file to lower-case letters, digits and hyphens, at most 32, a letter first.',
  },
  'application/region-default': {
    severity: 'advice',
    message: ({ region, isFromHere }: { region: string; isFromHere: boolean }) =>
      isFromHere
        ? `The project does not say the region; ${region} is taken, as AWS_REGION has it here.`
        : `Nothing says the region; ${region} is taken.`,
    help: () => 'Add `x-seaworthy: { region: … }` at the top of the file, or pass `--region`.',
  },
  'application/nothing-to-run': {
    severity: 'error',
    message: ({ name }: { name: string }) => `Nothing of ${name} runs in production.`,
    help: () => 'Every service was left out; the plan says why for each.',
  },
  'application/network-exists': {
    severity: 'error',
    message: ({ key, vpc }: { key: string; vpc: string }) =>
      `\`${key}\` is about a network that is built, and ${vpc} exists already.`,
    help: ({ key }: { key: string; vpc: string }) =>
      key === 'nat'
        ? 'Remove it, or say `nat: none`, which gives tasks public addresses; other ways out are as the routes of the subnets lead.'
        : `Remove \`${key}\`: nothing of an existing network is changed.`,
  },
  'application/unsupported-key': {
    severity: 'warning',
    message: ({ path, reason }: { path: string; reason: string }) =>
      `"${path}" has no place in production: ${reason}`,
    help: () => 'Remove it from the files for production, or accept that it has no effect there.',
  },
} as const;
