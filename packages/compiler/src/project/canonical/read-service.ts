import type { Service } from '../project.ts';
import { readBuild } from './build.ts';
import { bytesAt } from './byte-sizes.ts';
import { commandAt } from './commands.ts';
import { defined } from './defined.ts';
import { readDependencies } from './dependencies.ts';
import { readDeploy } from './deploy.ts';
import { readDevices } from './devices.ts';
import { durationAt } from './durations.ts';
import { readEnvironment } from './environment.ts';
import { readExposedPorts } from './expose.ts';
import { readExtraHosts } from './extra-hosts.ts';
import { booleanAt, filledTextAt, oneOrListAt, textsAt, textsOf } from './fields.ts';
import { readFileMounts } from './file-mounts.ts';
import { readHealthcheck } from './healthcheck.ts';
import { readLabels } from './labels.ts';
import { readNetworks } from './networks.ts';
import { readPorts } from './ports.ts';
import { readRestart } from './restart.ts';
import type { ServiceReading } from './service-reading.ts';
import { readUlimits } from './ulimits.ts';
import { readVolumes } from './volumes.ts';

/** Brings a service to one form, whatever forms its keys are written in. */
export function readService(service: ServiceReading): Service {
  const { name, span, node, reading } = service;
  return defined<Service>({
    name,
    span,
    image: filledTextAt(node, 'image'),
    build: readBuild(service),
    command: commandAt(node, 'command', reading),
    entrypoint: commandAt(node, 'entrypoint', reading),
    environment: readEnvironment(service),
    ports: readPorts(service),
    expose: readExposedPorts(service),
    dependsOn: readDependencies(service),
    healthcheck: readHealthcheck(service),
    volumes: readVolumes(service),
    tmpfs: textsOf(oneOrListAt(node, 'tmpfs')),
    networks: readNetworks(service),
    networkMode: filledTextAt(node, 'network_mode'),
    configs: readFileMounts(service, 'configs'),
    secrets: readFileMounts(service, 'secrets'),
    deploy: readDeploy(service),
    restart: readRestart(service),
    platform: filledTextAt(node, 'platform'),
    stopGracePeriod: durationAt(node, 'stop_grace_period', reading),
    stopSignal: filledTextAt(node, 'stop_signal'),
    init: booleanAt(node, 'init'),
    readOnly: booleanAt(node, 'read_only'),
    privileged: booleanAt(node, 'privileged'),
    user: filledTextAt(node, 'user'),
    workingDirectory: filledTextAt(node, 'working_dir'),
    containerName: filledTextAt(node, 'container_name'),
    hostname: filledTextAt(node, 'hostname'),
    capAdd: textsAt(node, 'cap_add'),
    capDrop: textsAt(node, 'cap_drop'),
    extraHosts: readExtraHosts(service),
    links: textsAt(node, 'links'),
    devices: readDevices(service),
    shmSize: bytesAt(node, 'shm_size', reading),
    ulimits: readUlimits(service),
    labels: readLabels(service),
    settings: service.settings,
  });
}
