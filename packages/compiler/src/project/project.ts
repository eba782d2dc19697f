import type { SourceFile } from '../source/source-file.ts';
import type { Located, Span } from '../source/span.ts';
import type { Text } from '../variables/text.ts';
import type { KeyUse } from './dispositions.ts';
import type { Outline } from './outline.ts';
import type { ProjectSettings, ServiceSettings } from './settings.ts';

/**
 * The Compose files as read: interpolated, included, extended, merged, checked against the
 * specification and brought to one form. Sizes are bytes, durations seconds.
 */
export interface Project {
  readonly name: Located<string>;
  /** Active services, in the order of the files. */
  readonly services: readonly Service[];
  /** Services left out because none of their profiles is active. */
  readonly inactive: readonly InactiveService[];
  readonly networks: readonly Network[];
  readonly volumes: readonly Volume[];
  readonly configs: readonly FileObject[];
  readonly secrets: readonly FileObject[];
  readonly settings: ProjectSettings;
  /** Every key used, with what becomes of it. */
  readonly keys: readonly KeyUse[];
  readonly outline: Outline;
  /** Every file that was read, the first `-f` file first. */
  readonly files: readonly SourceFile[];
}

export interface InactiveService {
  readonly name: string;
  readonly profiles: readonly string[];
  readonly span: Span;
}

export interface Service {
  readonly name: string;
  /** The service's key. */
  readonly span: Span;
  readonly image?: Located<string>;
  readonly build?: Build;
  readonly command?: Located<Command>;
  readonly entrypoint?: Located<Command>;
  readonly environment: readonly EnvironmentEntry[];
  readonly ports: readonly Port[];
  readonly expose: readonly Located<number>[];
  readonly dependsOn: readonly Dependency[];
  readonly healthcheck?: Healthcheck;
  readonly volumes: readonly Mount[];
  readonly tmpfs: readonly Located<string>[];
  readonly networks: readonly ServiceNetwork[];
  readonly networkMode?: Located<string>;
  readonly configs: readonly FileMount[];
  readonly secrets: readonly FileMount[];
  readonly deploy: Deploy;
  readonly restart?: Located<'no' | 'always' | 'on-failure' | 'unless-stopped'>;
  readonly platform?: Located<string>;
  readonly stopGracePeriod?: Located<number>;
  readonly stopSignal?: Located<string>;
  readonly init?: Located<boolean>;
  readonly readOnly?: Located<boolean>;
  readonly privileged?: Located<boolean>;
  readonly user?: Located<string>;
  readonly workingDirectory?: Located<string>;
  readonly containerName?: Located<string>;
  readonly hostname?: Located<string>;
  readonly capAdd: readonly Located<string>[];
  readonly capDrop: readonly Located<string>[];
  readonly extraHosts: readonly Located<string>[];
  readonly links: readonly Located<string>[];
  readonly devices: readonly Located<string>[];
  readonly shmSize?: Located<number>;
  readonly ulimits: readonly Ulimit[];
  readonly labels: readonly Label[];
  readonly settings: ServiceSettings;
}

/** A command as Compose gives it to the image; a shell string is split as Compose splits it. */
export interface Command {
  readonly arguments: readonly Text[];
  /** True for the string form. */
  readonly fromString: boolean;
}

export interface Build {
  readonly context: Located<string>;
  /** Relative to the context. */
  readonly dockerfile?: Located<string>;
  readonly inlineDockerfile?: Located<string>;
  readonly target?: Located<string>;
  readonly arguments: readonly EnvironmentEntry[];
  readonly platforms: readonly Located<string>[];
  readonly span: Span;
}

/** `value` is null for a bare name, which takes the host's own value at `up`. */
export interface EnvironmentEntry {
  readonly name: string;
  readonly value: Text | null;
  readonly source: 'environment' | 'env_file' | 'build';
  /** The entry's value, or its name when there is none. */
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface Port {
  readonly target: number;
  /** Absent: Docker would choose one. */
  readonly published?: number;
  readonly protocol: 'tcp' | 'udp';
  readonly appProtocol?: string;
  readonly hostIp?: string;
  readonly name?: string;
  readonly span: Span;
}

export interface Dependency {
  readonly service: string;
  readonly condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
  readonly required: boolean;
  readonly span: Span;
}

/** Durations are seconds. */
export interface Healthcheck {
  readonly disabled: boolean;
  readonly test?: Located<HealthTest>;
  readonly interval?: Located<number>;
  readonly timeout?: Located<number>;
  readonly retries?: Located<number>;
  readonly startPeriod?: Located<number>;
  readonly startInterval?: Located<number>;
  readonly span: Span;
}

export type HealthTest =
  | { readonly kind: 'shell'; readonly command: Text }
  | { readonly kind: 'exec'; readonly arguments: readonly Text[] };

export interface Mount {
  readonly type: 'volume' | 'bind' | 'tmpfs' | 'npipe' | 'cluster' | 'image';
  /** Volume name, or host path as written; absent for an anonymous volume. */
  readonly source?: string;
  readonly target: string;
  readonly readOnly: boolean;
  readonly subpath?: string;
  readonly span: Span;
}

export interface ServiceNetwork {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly span: Span;
}

/** A `configs` or `secrets` entry of a service; `target` is an absolute path in the container. */
export interface FileMount {
  readonly source: string;
  readonly target: string;
  readonly mode?: number;
  readonly span: Span;
}

export interface Deploy {
  readonly replicas?: Located<number>;
  readonly cpus?: Located<number>;
  readonly memory?: Located<number>;
  readonly reservedCpus?: Located<number>;
  readonly reservedMemory?: Located<number>;
  readonly restartCondition?: Located<'none' | 'on-failure' | 'any'>;
  readonly updateOrder?: Located<'start-first' | 'stop-first'>;
}

export interface Ulimit {
  readonly name: string;
  readonly soft: number;
  readonly hard: number;
  readonly span: Span;
}

export interface Label {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

export interface Network {
  readonly name: string;
  readonly external: boolean;
  readonly internal: boolean;
  readonly span: Span;
}

export interface Volume {
  readonly name: string;
  readonly external: boolean;
  readonly driver?: string;
  readonly span: Span;
}

/** A top-level config or secret. Only where its content comes from is known, never the content. */
export interface FileObject {
  readonly name: string;
  readonly source:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'environment'; readonly variable: string }
    | { readonly kind: 'inline' }
    | { readonly kind: 'external'; readonly name: string };
  readonly span: Span;
}
