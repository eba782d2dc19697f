import type { Log } from '../log.ts';
import type { RequestSender, SecretsManagerClient } from './secrets-manager/protocol.ts';

/** Names and values: `process.env`, or a record of one's own. */
export type EnvMap = Record<string, string | undefined>;

/** What a value is checked to be. */
export type Check = 'string' | 'int' | 'port' | 'bool' | 'url' | 'json' | 'pem';

/** A variable that must be there before the application starts. */
export interface Requirement {
  readonly name: string;
  /** Checks the value; default `string`, which anything is. */
  readonly check?: Check;
  /** Default false: an empty or blank value counts as missing. */
  readonly allowEmpty?: boolean;
  /** Required only if this answers true for the values found. */
  readonly when?: (env: Readonly<EnvMap>) => boolean;
  /** Said beside the name when it is missing. */
  readonly hint?: string;
}

export interface SourceContext {
  readonly signal: AbortSignal;
  readonly env: Readonly<EnvMap>;
  readonly log: Log;
}

/** What a source gives. A Map, since `__proto__` is a legal key. */
export interface LoadedValues {
  readonly values: ReadonlyMap<string, string>;
  readonly version?: string;
  readonly warnings?: readonly string[];
  readonly refused?: readonly Refusal[];
  /** The source is not there, which is not an error. */
  readonly isSkipped?: boolean;
}

/** Somewhere values come from. */
export interface SecretSource {
  /** Such as `secretsmanager:shop/prod/app`. */
  readonly id: string;
  load(context: SourceContext): Promise<LoadedValues>;
  /** The machine's own or the developer's: may set names that are protected from secrets. */
  readonly isTrusted?: boolean;
}

/** A name that a source gave and that was not set. */
export interface Refusal {
  readonly name: string;
  readonly reason: 'protected' | 'invalid-name' | 'nul-byte' | 'malformed-unicode' | 'not-a-string';
}

export interface BootstrapOptions {
  /** Default `APP_ENV`; else `production` on ECS, `local` elsewhere. */
  stage?: 'local' | 'production' | (string & {});
  required?: readonly (string | Requirement)[];
  /** Default `SECRET_NAME` (comma list) outside the stage `local`. Later ones win. */
  secretIds?: readonly string[];
  /** Default `AWS_REGION`, then `AWS_DEFAULT_REGION`. There is no default region. */
  region?: string;
  /** Replaces all sources, lowest precedence first. */
  sources?: readonly SecretSource[];
  /** Default: `.env` in the stage `local`. Never read in another stage. */
  dotenv?: false | { readonly paths?: readonly string[] };
  /** Names that a secret may not set; replaces `protectedNames`. */
  protect?: readonly (string | RegExp)[];
  /** `continue-if-complete`: a failed source is a warning if nothing required is missing. */
  onSourceError?: 'throw' | 'continue-if-complete';
  /** Milliseconds for everything; default 10,000. */
  timeoutMs?: number;
  /** Requests for one answer, with backoff between them; default 4. */
  maxAttempts?: number;
  gcp?: false | { readonly var?: string; readonly dir?: string; readonly keepVar?: boolean };
  /** What is read and written; default `process.env`. */
  target?: EnvMap;
  /** Sends the signed requests instead of `node:https`. */
  request?: RequestSender;
  /** Such as `new SecretsManager()` of the AWS SDK, asked instead of signing requests here. */
  client?: SecretsManagerClient;
  log?: Log;
}

/** What was done, in names. */
export interface BootstrapReport {
  readonly stage: string;
  readonly sources: readonly SourceReport[];
  readonly set: readonly string[];
  readonly overridden: readonly { readonly name: string; readonly by: string }[];
  readonly refused: readonly Refusal[];
  readonly warnings: readonly string[];
  readonly files: readonly string[];
  /** The text with every loaded value of six characters or more replaced, also when encoded. */
  redact(text: string): string;
  /** Removes the files. May be called again. */
  dispose(): void;
}

export interface SourceReport {
  readonly id: string;
  readonly status: 'loaded' | 'skipped' | 'failed';
  readonly keys: number;
  readonly ms: number;
  readonly version?: string;
  readonly error?: string;
}
