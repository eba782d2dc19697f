import type { KeyUse } from '../../project/dispositions.ts';
import type { Dependency, Service } from '../../project/project.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { ImageSource, Permission, Task, TaskPort } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import { checkDevelopment } from '../images/check-development.ts';
import { checkKeptData } from '../mounts/check-kept-data.ts';
import { understandMounts } from '../mounts/understand-mounts.ts';
import type { Part } from '../roles/part.ts';
import type { Understanding } from '../understanding.ts';
import type { BoundVariables } from '../values/bind-variables.ts';
import { decideArchitecture } from './architecture.ts';
import { decideCapabilities } from './capabilities.ts';
import { checkHostNeeds } from './check-host-needs.ts';
import { containerHealth } from './container-health.ts';
import { decideSize } from './task-size.ts';
import { writeCommand } from './write-command.ts';

/** What the rest of the project decides about a task. */
export interface TaskSurroundings {
  readonly variables: readonly EnvironmentVariable[];
  readonly bound: BoundVariables;
  readonly ports: readonly TaskPort[];
  readonly names: readonly string[];
  readonly addressed: boolean;
  readonly dependsOn: readonly Dependency[];
  readonly kernelKeys: readonly KeyUse[];
  /** Volumes of managed stores, with the store's name. */
  readonly storeVolumes: ReadonlyMap<string, string>;
}

/** Builds what every task has, whatever starts it. */
export function buildTask(
  part: Part,
  around: TaskSurroundings,
  understanding: Understanding,
): Task {
  const { service } = part;
  const { report } = understanding;
  const mounts = understandMounts(part, around.storeVolumes, understanding);
  checkKeptData(part, mounts.fileSystems, report);
  checkDevelopment(service, report);
  const capabilities = decideCapabilities(service, report);
  const health = containerHealth(
    service.healthcheck,
    commandPlace(service.healthcheck?.test?.span, part, around, understanding),
    report,
  );
  const openFiles = service.ulimits.find(({ name }) => name === 'nofile');
  checkHostNeeds(service, around.kernelKeys, report);
  checkConfigs(service, understanding);
  return {
    name: service.name,
    span: service.span,
    reasons: [...part.reasons, ...around.bound.reasons, ...mounts.reasons],
    image: imageSource(service),
    ...commands(part, around, understanding),
    environment: around.bound.bindings,
    size: decideSize(service, report),
    architecture: decideArchitecture(service, report),
    ports: around.ports,
    ...(health && { health }),
    stopTimeout: stopTimeout(part, understanding),
    // Without it, an application of our own that is process 1 and has no handler ignores SIGTERM.
    init: service.init?.value ?? service.build !== undefined,
    readonlyRoot: service.readOnly?.value ?? false,
    ...(service.readOnly && { readonlyRootSpan: service.readOnly.span }),
    ...(service.user && { user: service.user.value }),
    ...(service.workingDirectory && { workingDirectory: service.workingDirectory.value }),
    ...(openFiles && { openFiles: { soft: openFiles.soft, hard: openFiles.hard } }),
    dropCapabilities: capabilities.drop,
    ...(capabilities.add.length > 0 && { addCapabilities: capabilities.add }),
    fileSystems: mounts.fileSystems,
    scratch: mounts.scratch,
    permissions: permissions(service),
    exec: service.settings.exec?.value ?? false,
    names: around.names,
    addressed: around.addressed,
    dependsOn: around.dependsOn,
  };
}

function commandPlace(
  span: Service['span'] | undefined,
  { service }: Part,
  { variables }: TaskSurroundings,
  { report }: Understanding,
) {
  return { service: service.name, variables, span: span ?? service.span, report };
}

function commands(
  part: Part,
  around: TaskSurroundings,
  understanding: Understanding,
): Pick<Task, 'command' | 'entrypoint'> {
  const write = (line: Service['command']) =>
    line &&
    writeCommand(line.value.arguments, commandPlace(line.span, part, around, understanding));
  const command = write(part.service.command);
  const entrypoint = write(part.service.entrypoint);
  return { ...(command && { command }), ...(entrypoint && { entrypoint }) };
}

function imageSource({ build, image, span }: Service): ImageSource {
  if (!build) return { kind: 'registry', reference: image?.value ?? '', span: image?.span ?? span };
  return {
    kind: 'built',
    context: build.context.value,
    dockerfile: build.dockerfile?.value ?? 'Dockerfile',
    ...(build.inlineDockerfile && { inlineDockerfile: build.inlineDockerfile.value }),
    ...(build.target && { target: build.target.value }),
    span: build.span,
  };
}

/** Compose waits ten seconds between SIGTERM and SIGKILL; Fargate 120 at most. */
function stopTimeout({ service, role }: Part, { report }: Understanding): number {
  const { name, stopGracePeriod } = service;
  const asked = stopGracePeriod?.value ?? 10;
  // AWS Batch has a time of its own: `application/batch-drops`.
  if (asked > 120 && role.kind !== 'batch')
    report(problems['application/stop-clamped'](stopGracePeriod?.span, { name, asked }));
  return Math.min(Math.max(Math.ceil(asked), 2), 120);
}

function checkConfigs({ name, configs }: Service, { report }: Understanding): void {
  for (const { source, target, span } of configs) {
    report(problems['application/config-file'](span, { name, config: source, target }));
  }
}

function permissions({ settings }: Service): readonly Permission[] {
  return settings.permissions.map(({ actions, resources, span }) => ({
    actions: actions.map(({ value }) => value),
    resources: resources.map(({ value }) => value),
    reason: 'x-seaworthy says permissions',
    span,
  }));
}
