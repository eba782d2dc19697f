import { type Application, readDockerfile, type TaskKind } from '@seaworthy/compiler';
import type { InitFacts, Proposal, Propose } from './proposal.ts';
import { inFolder } from './propose-ignore-files.ts';

/**
 * An `entrypoint.sh` for each image that is built here without Node and reads secrets: it starts the
 * program only when every variable has a value. Images with Node have `seaworthy-run`.
 */
export const proposeEntrypoints: Propose = (facts) => {
  const proposals = new Map<string, Proposal>();
  for (const service of facts.plan.application.services) {
    if (service.kind === 'site') continue;
    const proposal = proposeFor(service, facts);
    if (proposal && !proposals.has(proposal.path)) proposals.set(proposal.path, proposal);
  }
  return [...proposals.values()];
};

function proposeFor({ image, name }: TaskKind, { plan, textOf }: InitFacts): Proposal | undefined {
  if (image.kind !== 'built' || image.inlineDockerfile !== undefined) return undefined;
  const required = requiredBy(name, plan.application);
  const dockerfile = textOf(inFolder(image.context, image.dockerfile)) ?? textOf(image.dockerfile);
  const path = inFolder(image.context, 'entrypoint.sh');
  if (required.length === 0 || dockerfile === undefined || textOf(path) !== undefined) {
    return undefined;
  }
  const read = readDockerfile(dockerfile, (start, end) => ({ file: path, start, end }));
  if (hasNode(read) || hasEntrypoint(read)) return undefined;
  return {
    path,
    after: scriptFor(required),
    why: `Starts the image of ${name} only when every variable that it needs has a value.`,
    next: `Add to ${inFolder(image.context, image.dockerfile)}: COPY entrypoint.sh /entrypoint.sh and ENTRYPOINT ["sh", "/entrypoint.sh"]`,
  };
}

type Dockerfile = ReturnType<typeof readDockerfile>;

function requiredBy(service: string, { secrets }: Pick<Application, 'secrets'>): readonly string[] {
  const names = secrets.flatMap(({ usedBy }) =>
    usedBy.filter((use) => use.service === service).map(({ variable }) => variable),
  );
  return [...new Set(names)].filter((name) => /^[A-Za-z_]\w*$/.test(name));
}

/** The image that the last stage stands on, through stages that stand on others. */
function hasNode({ stages }: Dockerfile): boolean {
  let image = stages.at(-1)?.image.value;
  for (let steps = 0; steps < stages.length; steps += 1) {
    const stage = stages.find(({ name }) => name !== undefined && name.value === image);
    if (!stage) break;
    image = stage.image.value;
  }
  return image === undefined || /(?:^|\/)(?:node|nodejs|bun|deno)(?:[:@-]|\d|$)/.test(image);
}

function hasEntrypoint({ stages }: Dockerfile): boolean {
  return stages.at(-1)?.instructions.some(({ kind }) => kind === 'entrypoint') ?? false;
}

/** POSIX's shell alone: Alpine's, Debian's and BusyBox's run it. 78 is EX_CONFIG. */
function scriptFor(required: readonly string[]): string {
  return `#!/bin/sh
# Starts the command when every variable that it needs has a value. Files do not count, as there
# are none of them on AWS. Written by seaworthy init; yours from now on.
set -eu

missing=
for name in ${required.join(' ')}; do
  eval "value=\\\${$name-}"
  case $value in
    *[![:space:]]*) ;;
    *) missing="$missing $name" ;;
  esac
done
if [ -n "$missing" ]; then
  echo "These variables have no value:$missing" >&2
  exit 78
fi

exec "$@"
`;
}
