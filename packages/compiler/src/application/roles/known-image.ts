import { plainValue } from '../../variables/text.ts';
import { problems } from '../application-diagnostics.ts';
import type { ImageMeaning, StoreProduct } from '../images/image-meaning.ts';
import { readsDockerSocket } from '../mounts/docker-socket.ts';
import type { Candidate, Rule, Verdict } from './candidate.ts';
import { saidProduct } from './said-product.ts';

/** What is known of the service's image. */
export const known: readonly Rule[] = [
  storeInContainer,
  managedStore,
  emulator,
  unsupportedStore,
  localOnly,
  proxyOfDocker,
  withoutImage,
];

/** `run: container`: the user takes one container over the managed store. */
function storeInContainer({ service, image, report }: Candidate): Verdict | undefined {
  const { run } = service.settings;
  const meaning = image?.meaning;
  if (run?.value !== 'container' || !meaning || !storeKinds.has(meaning.kind)) return undefined;
  const { name } = service;
  report(problems['application/store-in-container'](run.span, { name, title: meaning.title }));
  return {
    role: { kind: 'worker' },
    reasons: [{ text: 'x-seaworthy says run: container', span: run.span }],
  };
}

const storeKinds: ReadonlySet<ImageMeaning['kind']> = new Set([
  'store',
  'unsupported-store',
  'emulator',
]);

function managedStore({ service, image, report }: Candidate): Verdict | undefined {
  const meaning = image?.meaning;
  if (!image || meaning?.kind !== 'store') return undefined;
  const { title, product, lacks } = meaning;
  if (lacks !== undefined) {
    report(problems['application/store-lacks'](image.span, { name: service.name, title, lacks }));
  }
  return storeVerdict(product, `its image is ${title}`, image);
}

function storeVerdict(
  product: StoreProduct,
  text: string,
  { span }: NonNullable<Candidate['image']>,
): Verdict {
  return { role: { kind: 'store', product }, reasons: [{ text, span }] };
}

/** LocalStack plays many services; a store of ours is one of them. */
function emulator({ service, image, report }: Candidate): Verdict | undefined {
  const meaning = image?.meaning;
  if (!image || meaning?.kind !== 'emulator') return undefined;
  const { name, environment, settings } = service;
  const listed = environment.find((entry) => entry.name === 'SERVICES');
  const services =
    plainValue(listed?.value ?? [])
      ?.split(/[\s,]+/)
      .filter(Boolean) ?? [];
  const [only = ''] = services;
  const product = settings.store
    ? saidProduct(settings.store, undefined)
    : emulated.get(services.length === 1 ? only : '');
  if (product)
    return storeVerdict(product, `its image is ${meaning.title}, which plays ${only}`, image);
  report(problems['application/emulator'](image.span, { name, title: meaning.title }));
  return {
    role: { kind: 'left-out', reason: `${meaning.title} plays several AWS services at once` },
    reasons: [],
  };
}

const emulated: ReadonlyMap<string, StoreProduct> = new Map([
  ['s3', 's3'],
  ['dynamodb', 'dynamodb'],
  ['sqs', 'sqs'],
]);

function unsupportedStore({ service, image, report }: Candidate): Verdict | undefined {
  const meaning = image?.meaning;
  if (!image || meaning?.kind !== 'unsupported-store') return undefined;
  const { title, instead } = meaning;
  report(
    problems['application/store-unsupported'](image.span, { name: service.name, title, instead }),
  );
  return {
    role: { kind: 'left-out', reason: `there is no managed ${title} to take its place` },
    reasons: [{ text: `its image is ${title}`, span: image.span }],
  };
}

function localOnly({ image }: Candidate): Verdict | undefined {
  const meaning = image?.meaning;
  if (!image) return undefined;
  if (meaning?.kind === 'bucket-tool') {
    const reason = 'it makes buckets at start-up, which the plan makes instead';
    return { role: { kind: 'left-out', reason }, reasons: [] };
  }
  if (meaning?.kind !== 'local-only') return undefined;
  return {
    role: { kind: 'left-out', reason: meaning.reason },
    reasons: [{ text: `its image is ${meaning.title}`, span: image.span }],
  };
}

/** Traefik and the like find their routes by asking the Docker engine. */
function proxyOfDocker({ service, image }: Candidate): Verdict | undefined {
  const meaning = image?.meaning;
  const socket = service.volumes.find(readsDockerSocket);
  if (meaning?.kind !== 'proxy' || !socket) return undefined;
  const reason = `${meaning.title} reads the Docker engine for its routes; the load balancer does its work`;
  return {
    role: { kind: 'left-out', reason },
    reasons: [{ text: 'it mounts the Docker socket', span: socket.span }],
  };
}

/** The reader has said that it has neither; there is nothing to run. */
function withoutImage({ image }: Candidate): Verdict | undefined {
  if (image) return undefined;
  const reason = 'it has neither an image nor a build';
  return { role: { kind: 'left-out', reason }, reasons: [] };
}
