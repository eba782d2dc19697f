import type { Application, Diagnostic, Span, TaskKind } from '@seaworthy/compiler';
import { memoryToAsk } from '../memory-words.ts';
import { variableIn } from '../variable-in.ts';
import { insertBeside, insertInService } from './insert-line.ts';
import type { Mend } from './mend.ts';

/** What a mend can be made from. */
export interface MendPlace {
  readonly application?: Application;
  /** The text of a file of the project. */
  readonly textOf: (file: string) => string | undefined;
  /** What ECS calls a service. */
  readonly onEcs?: (
    service: string,
  ) => { readonly cluster: string; readonly service: string } | undefined;
}

/** The mend of a problem that follows from it without guessing; undefined when a person must decide. */
export function findMend(diagnostic: Diagnostic, place: MendPlace): Mend | undefined {
  const task = place.application?.services.find(
    (service): service is TaskKind => service.kind !== 'site' && service.name === diagnostic.owner,
  );
  return mends[diagnostic.code]?.({ diagnostic, place, ...(task && { task }) });
}

interface Case {
  readonly diagnostic: Diagnostic;
  readonly place: MendPlace;
  readonly task?: TaskKind;
}

const mends: Readonly<Record<string, (about: Case) => Mend | undefined>> = {
  'oom-137': ({ task, place }) => task && moreMemory(task, place),
  'env-required-missing': ({ task, place, diagnostic }) =>
    task && addVariable(variableIn(diagnostic.message), task, place),
  'exit-0-in-service': ({ task, place }) =>
    task && insertInService(task.span, 'restart: "no"', 'makes it a job that runs once', place),
  'sigterm-ignored': ({ task, place }) =>
    task && !task.init
      ? insertInService(task.span, 'init: true', 'passes signals on to the program', place)
      : undefined,
  'image-platform-mismatch': ({ task, place }) =>
    task?.image.kind === 'built'
      ? insertInService(
          task.span,
          `platform: linux/${task.architecture === 'ARM64' ? 'arm64' : 'amd64'}`,
          'builds the image for the processor it runs on',
          place,
        )
      : undefined,
  'secret-pending-deletion': ({ diagnostic }) => {
    const [name] = /arn:[\w-]+:secretsmanager:[^\s,"']+/.exec(diagnostic.message) ?? [];
    return name === undefined
      ? undefined
      : { kind: 'command', command: `aws secretsmanager restore-secret --secret-id ${name}` };
  },
  'secret-stale-after-rotation': ({ diagnostic, place }) => {
    const found = place.onEcs?.(diagnostic.owner ?? '');
    return (
      found && {
        kind: 'command',
        command: `aws ecs update-service --cluster ${found.cluster} --service ${found.service} --force-new-deployment`,
      }
    );
  },
  'role-not-assumable': ({ diagnostic }) =>
    /service-linked role/.test(diagnostic.message)
      ? {
          kind: 'command',
          command: 'aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com',
        }
      : undefined,
};

function moreMemory({ size, span }: TaskKind, place: MendPlace): Mend | undefined {
  const asked = size.asked.memory;
  const better = memoryToAsk({ inForce: size.memory });
  const does = `gives it ${better} of memory instead of ${size.memory} MiB`;
  if (!asked) return insertInService(span, `mem_limit: ${better}`, does, place);
  return replace(asked.span, better, does);
}

function replace({ file, start, end }: Span, text: string, does: string): Mend {
  return { kind: 'patch', file, start, end, text, does };
}

function addVariable(
  name: string | undefined,
  { environment, span }: TaskKind,
  place: MendPlace,
): Mend | undefined {
  if (name === undefined || environment.some((binding) => binding.name === name)) return undefined;
  const does = `hands ${name} over from the .env file`;
  const neighbour = environment.find((binding) => binding.span.file === span.file);
  return neighbour
    ? insertBeside(neighbour, `${name}: \${${name}}`, `${name}=\${${name}}`, does, place)
    : undefined;
}
