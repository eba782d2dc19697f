import type { Application, Diagnostic } from '@seaworthy/compiler';
import { describeStack } from '../deploy/describe-stack.ts';
import { DigestUnknown } from '../images/resolve-digest.ts';
import { imageParameter } from '../releases/changes-between.ts';
import type { ShipContext } from './ship-context.ts';
import { shipProblems as problems } from './ship-problems.ts';
import type { Dock, ShipRequest } from './ship-request.ts';

/** Images of registries as tasks are to name them, by service, and what could not be found out. */
export interface PinnedImages {
  readonly images: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Names images that are not built here by their digest as well, `redis:7@sha256:…`: a tag may mean
 * another image tomorrow, and a release has to be what it was. Where the registry does not say, a
 * service keeps the digest that it has; one that has none keeps the tag, which is told.
 */
export async function pinImages(
  request: ShipRequest,
  dock: Pick<Dock, 'digestOf'>,
  context: ShipContext,
): Promise<PinnedImages> {
  const tasks = request.application.services.flatMap(taggedImage);
  const digests = new Map<string, Promise<string | DigestUnknown>>();
  for (const { reference } of tasks) {
    if (!digests.has(reference)) digests.set(reference, digestOf(reference, dock, context));
  }
  const pins = await Promise.all(
    tasks.map(async (task) => {
      const { name, reference } = task;
      const digest = await digests.get(reference);
      if (typeof digest === 'string') return { task, image: `${reference}@${digest}` };
      const image = await runningImage(name, request, context);
      return image?.startsWith(`${reference}@`)
        ? { task, image }
        : { task, reason: digest?.message };
    }),
  );
  return {
    images: Object.fromEntries(
      pins.flatMap(({ task, image }) => (image === undefined ? [] : [[task.name, image]])),
    ),
    diagnostics: tellUnknown(pins.filter(({ image }) => image === undefined)),
  };
}

interface TaggedImage {
  readonly name: string;
  readonly reference: string;
  readonly span: Diagnostic['span'];
}

function taggedImage(service: Application['services'][number]): readonly TaggedImage[] {
  if (service.kind === 'site' || service.image.kind !== 'registry') return [];
  const { reference, span } = service.image;
  return reference.includes('@') ? [] : [{ name: service.name, reference, span }];
}

async function digestOf(
  reference: string,
  dock: Pick<Dock, 'digestOf'>,
  { signal }: ShipContext,
): Promise<string | DigestUnknown> {
  try {
    return await dock.digestOf(reference, signal);
  } catch (error) {
    if (error instanceof DigestUnknown) return error;
    throw error;
  }
}

/** The image with which a service's stack is deployed. */
async function runningImage(
  service: string,
  { graph }: ShipRequest,
  context: ShipContext,
): Promise<string | undefined> {
  const stack = graph.stacks.find((each) => each.service === service);
  const found = stack && (await describeStack(stack.name, context));
  return found?.Parameters?.find(({ ParameterKey }) => ParameterKey === imageParameter)
    ?.ParameterValue;
}

/** Each reason once. */
function tellUnknown(
  unknown: readonly { readonly task: TaggedImage; readonly reason?: string | undefined }[],
): readonly Diagnostic[] {
  const reasons = new Map<string, TaggedImage[]>();
  for (const { task, reason = '' } of unknown) {
    reasons.set(reason, [...(reasons.get(reason) ?? []), task]);
  }
  return [...reasons].map(([reason, tasks]) => {
    const images = [...new Set(tasks.map(({ reference }) => reference))];
    return problems['deploy/image-not-pinned'](tasks[0]?.span, { images, reason });
  });
}
