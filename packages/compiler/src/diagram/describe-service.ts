import type {
  ApplicationService,
  BatchWorker,
  ImageSource,
  Scale,
  TaskKind,
} from '../application/application.ts';
import { count, fromTo, listOf } from '../text/words.ts';

/** A service's role in two words, how much of it runs, and how big one task is. */
export interface ServiceDescription {
  readonly role: string;
  readonly runs: string;
  readonly size: string;
}

/** Says what a service is in production. */
export function describeService(service: ApplicationService): ServiceDescription {
  return { role: roles[service.kind], runs: runs(service), size: size(service) };
}

const roles = {
  web: 'web service',
  worker: 'worker',
  job: 'job',
  schedule: 'scheduled job',
  batch: 'batch worker',
  site: 'static site',
} as const satisfies Record<ApplicationService['kind'], string>;

function runs(service: ApplicationService): string {
  switch (service.kind) {
    case 'web':
    case 'worker':
      return describeScale(service.scale) + (service.spot ? ', on Spot' : '');
    case 'job':
      return ['once per release', ...beforeWhat(service.before)].join(', ');
    case 'schedule':
      return `${service.expression.replaceAll(' ', '\u00a0')}, ${service.timezone}`;
    case 'batch':
      return describeBatch(service);
    case 'site':
      return `files of ${service.directory}`;
  }
}

function beforeWhat(services: readonly string[]): readonly string[] {
  return services.length === 0 ? [] : [`before ${listOf(services)}`];
}

function describeScale(scale: Scale): string {
  const tasks = fromTo(scale.min, scale.max, 'task');
  if (scale.min === scale.max) return tasks;
  const targets = [
    ...(scale.cpu === undefined ? [] : [`${scale.cpu}\u00a0%\u00a0CPU`]),
    ...(scale.memory === undefined ? [] : [`${scale.memory}\u00a0%\u00a0memory`]),
    ...(scale.requests === undefined ? [] : [`${scale.requests} requests a minute each`]),
    ...(scale.messages === undefined ? [] : [`${scale.messages.target} messages each`]),
  ];
  return targets.length === 0 ? tasks : `${tasks}, at ${targets.join(' or ')}`;
}

const batchPlaces = {
  fargate: 'Fargate',
  'fargate-spot': 'Fargate Spot',
  'ec2-spot': 'EC2 Spot',
} as const satisfies Record<BatchWorker['on'], string>;

function describeBatch(service: BatchWorker): string {
  const attempts = count(service.attempts, 'attempt');
  return `AWS Batch on ${batchPlaces[service.on]}, up to ${service.maxVcpus} vCPU, ${attempts}`;
}

function size(service: ApplicationService): string {
  if (service.kind === 'site') return '';
  const architecture = service.architecture === 'ARM64' ? ', ARM' : '';
  return `${describeTaskSize(service)}${architecture}`;
}

/** `0.5 vCPU, 2 GB`, numbers tied to their units. */
export function describeTaskSize(service: TaskKind): string {
  return `${service.size.cpu / 1024}\u00a0vCPU, ${service.size.memory / 1024}\u00a0GB`;
}

/** Where a task's image comes from. */
export function describeImage(image: ImageSource): string {
  if (image.kind === 'registry') return `image ${image.reference}`;
  const target = image.target === undefined ? '' : `, target ${image.target}`;
  return `image built from ${joinPath(image.context, image.dockerfile)}${target}`;
}

function joinPath(folder: string, file: string): string {
  return folder === '.' ? file : `${folder.replace(/\/$/, '')}/${file}`;
}
