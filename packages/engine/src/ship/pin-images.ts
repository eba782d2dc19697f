import { type Application, type Diagnostic, listOf, type TaskKind } from '@seaworthy/compiler';
import { describeStack } from '../deploy/describe-stack.ts';
import { platforms } from '../images/platforms.ts';
import { ImageUnknown } from '../images/registry/image-unknown.ts';
import { imageParameter } from '../releases/changes-between.ts';
import type { ShipContext } from './ship-context.ts';
import { shipProblems as problems } from './ship-problems.ts';
import type { Dock, ShipRequest } from './ship-request.ts';

/** Images of registries as tasks are to name them, by service, and what was found out of them. */
export interface PinnedImages {
  readonly images: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

type Registries = Pick<Dock, 'digestOf' | 'architecturesOf'>;

/**
 * Names images that are not built here by their digest as well, `redis:7@sha256:…`: a tag may mean
 * another image tomorrow, and a release has to be what it was. Where the registry does not say, a
 * service keeps the digest that it has; one that has none keeps the tag, which is told. An image that
 * is not there, or that is new and for another processor, is a problem.
 */
export async function pinImages(
  request: ShipRequest,
  registries: Registries,
  context: ShipContext,
): Promise<PinnedImages> {
  const tasks = request.application.services.flatMap(taggedImage);
  const lookUp = onceEach((reference: string) =>
    known(registries.digestOf(reference, context.signal)),
  );
  const lookInto = onceEach((reference: string, digest: string) =>
    known(registries.architecturesOf(reference, digest, context.signal)),
  );
  const pins = await Promise.all(
    tasks.map(async ({ service, reference }): Promise<Pin> => {
      const [digest, running] = await Promise.all([
        lookUp(reference),
        runningImage(service.name, request, context),
      ]);
      if (digest instanceof ImageUnknown) {
        const isKept = running?.startsWith(`${reference}@`) === true;
        return { service, reference, ...(isKept ? { image: running } : { unknown: digest }) };
      }
      const image = `${reference}@${digest}`;
      if (image === running) return { service, reference, image };
      const architectures = await lookInto(reference, digest);
      return { service, reference, image, problem: judge(service, architectures) };
    }),
  );
  return {
    images: Object.fromEntries(
      pins.flatMap(({ service, image }) => (image === undefined ? [] : [[service.name, image]])),
    ),
    diagnostics: [...pins.flatMap(({ problem }) => problem ?? []), ...tellUnknown(pins)],
  };
}

interface TaggedImage {
  readonly service: TaskKind;
  readonly reference: string;
}

/** What became of it: an image with its digest, or why there is none. */
interface Pin extends TaggedImage {
  readonly image?: string;
  readonly problem?: Diagnostic | undefined;
  readonly unknown?: ImageUnknown;
}

function taggedImage(service: Application['services'][number]): readonly TaggedImage[] {
  if (service.kind === 'site' || service.image.kind !== 'registry') return [];
  const { reference } = service.image;
  return reference.includes('@') ? [] : [{ service, reference }];
}

/** Several services may have one image. */
function onceEach<Answer>(ask: (...words: string[]) => Promise<Answer>) {
  const answers = new Map<string, Promise<Answer>>();
  return (...words: string[]): Promise<Answer> => {
    const key = words.join(' ');
    const answer = answers.get(key) ?? ask(...words);
    answers.set(key, answer);
    return answer;
  };
}

async function known<Answer>(answer: Promise<Answer>): Promise<Answer | ImageUnknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ImageUnknown) return error;
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

function judge(
  service: TaskKind,
  architectures: readonly string[] | ImageUnknown,
): Diagnostic | undefined {
  if (architectures instanceof ImageUnknown || architectures.length === 0) return undefined;
  const planned = platforms[service.architecture];
  const there = architectures.map((architecture) => `linux/${architecture}`);
  if (there.includes(planned)) return undefined;
  const given = { service: service.name, planned, built: listOf(there) };
  return {
    ...problems['deploy/wrong-architecture'](service.image.span, given),
    owner: service.name,
  };
}

/** Each reason once. */
function tellUnknown(pins: readonly Pin[]): readonly Diagnostic[] {
  const reasons = new Map<string, Pin[]>();
  for (const pin of pins) {
    if (!pin.unknown) continue;
    const key = pin.unknown.isMissing ? pin.reference : pin.unknown.message;
    reasons.set(key, [...(reasons.get(key) ?? []), pin]);
  }
  return [...reasons.values()].flatMap((same) => {
    const [{ service, reference, unknown } = {}] = same;
    if (!service || reference === undefined || !unknown) return [];
    if (unknown.isMissing) {
      return [problems['deploy/image-missing'](service.image.span, { reference })];
    }
    const images = [...new Set(same.map((pin) => pin.reference))];
    return [
      problems['deploy/image-not-pinned'](service.image.span, { images, reason: unknown.message }),
    ];
  });
}
