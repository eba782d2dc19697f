import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ProjectHost } from '../project/host.ts';
import type { Project } from '../project/project.ts';
import { buildAddressBook } from './addresses/address-book.ts';
import { readMentions } from './addresses/read-mentions.ts';
import { readAllVariables } from './addresses/read-variables.ts';
import type { Application } from './application.ts';
import { problems } from './application-diagnostics.ts';
import {
  decideDomain,
  decideOperations,
  keepToDomain,
  takeLoadBalancer,
} from './decide-operations.ts';
import { decideRegion, type RegionRequest } from './decide-region.ts';
import { checkStoresUsed } from './links/check-stores-used.ts';
import { listLeftOut } from './list-left-out.ts';
import { nameApplication } from './name-application.ts';
import { planNetwork } from './plan-network.ts';
import { assignRoles } from './roles/assign-roles.ts';
import { settleRoutes } from './routes/settle-routes.ts';
import { nameSecret } from './secrets/name-secret.ts';
import { reportUnfilled } from './secrets/report-unfilled.ts';
import { openSecretLedger } from './secrets/secret-ledger.ts';
import { buildServices } from './services/build-services.ts';
import { buildStores } from './stores/build-stores.ts';
import { findUsers } from './stores/find-users.ts';
import { registerStores } from './stores/store-register.ts';
import type { Understanding } from './understanding.ts';
import { asStrictly, reportUnsupported } from './unsupported-keys.ts';

/** What is asked for: where the project is to run. */
export interface UnderstandingRequest extends RegionRequest {
  readonly environment: string;
  /** Makes every key without a place in production an error. */
  readonly strict?: boolean;
}

export interface Understood {
  readonly application: Application;
  readonly diagnostics: readonly Diagnostic[];
}

/** Says what a project means in production, every inference with its reason. Never throws for a user's mistake. */
export function understandProject(
  project: Project,
  request: UnderstandingRequest,
  host: ProjectHost,
): Understood {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) =>
    void diagnostics.push(request.strict ? asStrictly(diagnostic) : diagnostic);
  const understanding: Understanding = { project, host, report };
  const { environment } = request;
  const { settings } = project;

  const name = nameApplication(understanding);
  const variables = readAllVariables(understanding);
  const region = decideRegion(request, variables, understanding);

  // What every service is, and which web service takes which requests: names mean little before.
  const assigned = assignRoles(understanding);
  reportUnsupported(project.keys, assigned, report);
  const { parts, claims } = settleRoutes(assigned, variables, report);

  // Who addresses whom: it says what stores hold, which ports are open, and what follows what.
  const book = buildAddressBook(parts, report);
  const { mentions, inCommands } = readMentions(parts, variables, book, report);
  const { users, used } = findUsers(parts, mentions);

  // Stores before services, whose variables follow them.
  const known = buildStores({ parts, variables, mentions, users }, understanding);
  const stores = registerStores(known);
  const ledger = openSecretLedger();
  const ground = { stores, region, ledger, understanding };
  const { services, links } = buildServices(
    { parts, claims, variables, mentions, inCommands, used },
    ground,
  );

  const storeList = [...known.values()].map(({ store }) => store);
  checkStoresUsed(storeList, links, mentions, report);
  // A service that could not be read, or that an error leaves out, has been told.
  const isReadable = project.services.every(({ image, build }) => image ?? build);
  const isMistaken = diagnostics.some(({ severity }) => severity === 'error');
  if (services.length + storeList.length === 0 && isReadable && !isMistaken) {
    report(problems['application/nothing-to-run'](project.name.span, { name: project.name.value }));
  }
  const secrets = ledger.secrets();
  const { secretName, secretStore } = nameSecret(settings, { name, environment }, report);
  reportUnfilled(secrets, secretName, report);
  const domain = decideDomain(settings);
  const loadBalancer = takeLoadBalancer(settings);
  const application: Application = {
    name,
    environment,
    region,
    span: project.name.span,
    network: planNetwork(settings, report),
    ...(domain && { domain }),
    ...(loadBalancer && { loadBalancer }),
    operations: decideOperations(settings, environment, services),
    services: domain && loadBalancer ? keepToDomain(services, domain) : services,
    stores: storeList,
    secrets,
    secretStore,
    secretName,
    links,
    leftOut: listLeftOut(parts, project.inactive),
  };
  return { application, diagnostics };
}
