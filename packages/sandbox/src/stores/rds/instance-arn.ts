import { arnOf, type Identity } from '../../aws/identity.ts';

export function instanceArn(identity: Identity, id: string): string {
  return arnOf(identity, 'rds', `db:${id}`);
}
