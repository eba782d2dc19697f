import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import type { OperationContext } from '../operation-context.ts';

/** What operations read of a template; everything else stays in it as it is. */
export interface TemplateBody {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly [section: string]: unknown;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly Metadata?: {
    readonly seaworthy?: { readonly source?: string; readonly owner?: string };
  };
  readonly [attribute: string]: unknown;
}

/** The template that a stack was deployed with, as text. */
export async function readTemplate(
  stack: string,
  { clients, signal }: Pick<OperationContext, 'clients' | 'signal'>,
): Promise<string> {
  const command = new GetTemplateCommand({ StackName: stack, TemplateStage: 'Original' });
  const { TemplateBody = '{}' } = await clients.cloudFormation.send(command, {
    abortSignal: signal,
  });
  return TemplateBody;
}

/** Reads a template that was written by Seaworthy. Throws for one that is not JSON. */
export function parseTemplate(body: string): TemplateBody {
  const { Resources = {}, ...rest }: Partial<TemplateBody> = JSON.parse(body);
  return { ...rest, Resources };
}

/** The service or store that a resource belongs to; undefined for what all share. */
export function ownerOf({ Metadata }: TemplateResource): string | undefined {
  return Metadata?.seaworthy?.owner;
}
