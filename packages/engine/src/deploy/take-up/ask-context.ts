import type { DeploymentContext } from '../../aws/deployment-context.ts';

/** What it takes to ask an account without changing it. */
export type AskContext = Pick<DeploymentContext, 'clients' | 'signal'>;
