import { edit } from '../testing/changes.ts';
import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S4: the database has no deletion protection, no encryption and no backups.',
  rule: 'db-exposed-or-unprotected',
  line: 'compose.yaml: db',
  resources: edit('AWS::RDS::DBInstance', (instance) => ({
    ...instance,
    DeletionProtection: false,
    StorageEncrypted: false,
    BackupRetentionPeriod: 0,
  })),
  check: true,
};
