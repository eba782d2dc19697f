import type { ResourceHandler } from './resource-handler.ts';

/** Handlers by CloudFormation type; each part of the sandbox gives those of its own resources. */
export type Handlers = Readonly<Record<string, ResourceHandler>>;
