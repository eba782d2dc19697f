import type { Application, Diagnostic } from '@seaworthy/compiler';
import type { AwsClients } from '../aws/clients.ts';
import type { FurtherClients } from '../aws/further-clients.ts';
import type { Asker } from '../doctor/live/asker.ts';

/** Whether something is there that the project names as existing. */
export interface ExistingQuestion {
  /** As `the bucket acme-uploads`. */
  readonly what: string;
  /** The store that it is for, if it is for one. */
  readonly store?: string;
  /** What it is in, as that one's `what`. */
  readonly within?: string;
  readonly span: Diagnostic['span'];
  /** The IAM action. */
  readonly action: string;
  readonly ask: () => Promise<boolean>;
  /** Names of AWS's errors for what is not there. */
  readonly absent: readonly string[];
}

/** The clients that answer. */
export type ExistingClients = Pick<FurtherClients, 'dynamoDb' | 'ec2' | 's3' | 'sqs'> &
  Pick<AwsClients, 'loadBalancing' | 'secretsManager'>;

/** What of a project can exist. */
export type ExistingParts = Pick<Application, 'loadBalancer' | 'network' | 'stores'>;

/** Undefined when AWS does not say. */
export function findOut(
  { action, ask, absent }: ExistingQuestion,
  asker: Asker,
): Promise<boolean | undefined> {
  return asker.ask(action, async () => {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Error && absent.includes(error.name)) return false;
      throw error;
    }
  });
}
