export type { Account } from './account.ts';
export { AwsError, NotModelled } from './aws/aws-error.ts';
export { type ClockRetries, clockRetries } from './aws/clock-retries.ts';
export type { Identity } from './aws/identity.ts';
export type {
  ApiCall,
  Interfere,
  Interference,
  OnCall,
} from './aws/interference/interference.ts';
export type { Caller, Need, ServiceName } from './aws/operation.ts';
export { createIdentity } from './aws/random-identity.ts';
export type { CertificateAuthority } from './certificates/certificate-authority.ts';
export { createCertificateAuthority } from './certificates/create-certificate-authority.ts';
export { type PropertySchema, schemaOf } from './cloudformation/schemas/read-schemas.ts';
export { type TlsTermination, terminateTls } from './endpoints/terminate-tls.ts';
export { parseImageReference } from './images/image-reference.ts';
export type { RegistryImage } from './images/repositories.ts';
export type { Observation, Observe } from './observation.ts';
export { createContainerRunner } from './runner/container/create-container-runner.ts';
export { createImageRunner } from './runner/container/image-runner.ts';
export { type Engine, EngineUnavailable } from './runner/engine/engine.ts';
export { findEngine } from './runner/engine/find-engine.ts';
export { buildImage, type ImageBuild } from './runner/engine/images/build-image.ts';
export { ImageFailure } from './runner/engine/images/image-failure.ts';
export { engineImage } from './runner/engine/images/inspect-image.ts';
export { getImage } from './runner/engine/images/pull-image.ts';
export { provideBase } from './runner/engine/provide-base.ts';
export { EngineLost, watchEngine } from './runner/engine/watch-engine.ts';
export type { Script, ScriptFor } from './runner/scripted/script.ts';
export { scriptedRunner } from './runner/scripted/scripted-runner.ts';
export type { TaskRunner } from './runner/task-runner.ts';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';
export { serveCommand } from './serve/serve-command.ts';
export { type ServedSandbox, type ServeRequest, serveSandbox } from './serve/serve-sandbox.ts';
export { createStoreServers } from './stores/create-store-servers.ts';
export { type OwnedFolder, openOwnedFolder } from './stores/processes/owned-folder.ts';
export { type StoreServers, StoreUnavailable } from './stores/store-servers.ts';
export type { Clock } from './time/clock.ts';
export { realClock } from './time/real-clock.ts';
export { type VirtualClock, virtualClock } from './time/virtual-clock.ts';
export { fullWaits, shortenedWaits } from './time/waits.ts';
