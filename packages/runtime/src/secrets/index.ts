export type { Log } from '../log.ts';
export { bootstrapSecrets } from './bootstrap-secrets.ts';
export { dotenvSource } from './dotenv-source.ts';
export { environmentSource } from './environment-source.ts';
export type {
  BootstrapOptions,
  BootstrapReport,
  Check,
  EnvMap,
  LoadedValues,
  Refusal,
  Requirement,
  SecretSource,
  SourceContext,
  SourceReport,
} from './options.ts';
export { bootstrapOrExit, settingsOrExit } from './or-exit.ts';
export { type DotenvEntry, type DotenvFile, parseDotenv } from './parse-dotenv.ts';
export { protectedNames } from './protected-names.ts';
export { requireSettings } from './require-settings.ts';
export {
  type FailedSource,
  type InvalidValue,
  type MissingValue,
  SecretsError,
} from './secrets-error.ts';
export type { SecretsManagerOptions } from './secrets-manager/fetch-all.ts';
export type {
  RawAnswer,
  RequestSender,
  SecretsManagerClient,
  SecretVersion,
  SignedRequest,
} from './secrets-manager/protocol.ts';
export { secretsManagerSources } from './secrets-manager/secrets-manager-sources.ts';
export { type FailureCode, type Role, SourceFailure } from './source-failure.ts';
