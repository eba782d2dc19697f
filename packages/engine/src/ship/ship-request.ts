import type { Application, Graph, Project, TaskKind, Template } from '@seaworthy/compiler';
import type { Account } from '../aws/account.ts';
import type { Loss } from '../deploy/losses.ts';
import type { Emit } from '../events/engine-event.ts';
import type { ReleaseStore } from '../releases/release-store.ts';
import type { BuiltSites } from '../sites/built-sites.ts';
import type { ShipAccount } from './ship-report.ts';

/** What to deploy: a plan without errors. */
export interface ShipRequest {
  readonly project: Project;
  readonly application: Application;
  readonly graph: Graph;
  readonly templates: readonly Template[];
  /** What this machine has for a key of the application's secret. */
  readonly valueFor: (key: string) => string | undefined;
  /** Whether what was changed or deleted by hand is put back. */
  readonly revertsDrift?: boolean;
  /** Git's id of the commit, with `-dirty` when files had changed since. */
  readonly commit?: string;
}

/** What a deployment needs of the world besides the plan. */
export interface ShipHost {
  readonly account: Account;
  readonly dock: Dock;
  readonly sites: BuiltSites;
  readonly emit: Emit;
  /** Name of this machine, for whoever finds that somebody deploys. */
  readonly hostName: string;
  /** Ends the deployment in order: what runs now goes on running. */
  readonly stop: AbortSignal;
  /** Asked once all that can be known before is known, and before anything is built or changed. */
  readonly mayBegin: (beginning: Beginning) => Promise<boolean>;
  /** Whether these may be lost. */
  readonly mayLose: (losses: readonly Loss[]) => Promise<boolean>;
  /** Asks a URL as a user would. */
  readonly request: (url: string, signal: AbortSignal) => Promise<UrlAnswer>;
  readonly releases: ReleaseStore;
}

/** What is about to be deployed to. */
export interface Beginning {
  readonly account: ShipAccount;
  /** Stacks that are not there yet, also that of the bucket for templates: they cost from now on. */
  readonly newStacks: readonly string[];
}

export type UrlAnswer =
  | { readonly kind: 'answer'; readonly status: number }
  /** `name`: DNS does not know the host. */
  | { readonly kind: 'silence'; readonly reason: string; readonly name: boolean };

/** Where images are built, and leave for their repositories. */
export interface Dock {
  /** Builds the images of services, for the architecture of each. Throws ImageNotBuilt and the like. */
  build(services: readonly TaskKind[], signal: AbortSignal): Promise<void>;
  /** Brings a service's image into its repository unless it is there; its URI with the digest. */
  publish(service: TaskKind, repository: string, signal: AbortSignal): Promise<string>;
  /** Which bytes the tag of a registry's image means now: `sha256:…`. Throws ImageUnknown. */
  digestOf(reference: string, signal: AbortSignal): Promise<string>;
  /** For which processors a registry's image is, such as `amd64`. Throws ImageUnknown. */
  architecturesOf(
    reference: string,
    digest: string,
    signal: AbortSignal,
  ): Promise<readonly string[]>;
  close(): Promise<void>;
}
