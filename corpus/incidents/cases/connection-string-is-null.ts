import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'ASP.NET finds no connection string, which a file gave it on the laptop.',
  rule: 'env-required-missing',
  line: 'compose.yaml: api',
  says: 'The ConnectionString property has not been initialized',
  script: ends(
    134,
    'Unhandled exception. System.InvalidOperationException: The ConnectionString property has not been initialized.',
    '   at Npgsql.NpgsqlConnection.Open(Boolean async, CancellationToken cancellationToken)',
    '   at Microsoft.EntityFrameworkCore.Storage.RelationalConnection.OpenInternal(Boolean errorsExpected)',
    '   at Program.<Main>$(String[] args) in /src/Program.cs:line 22',
  ),
  check: false,
  deployment: 'fails',
};
