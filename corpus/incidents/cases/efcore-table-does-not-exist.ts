import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Nobody has migrated the database of an ASP.NET shop.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'relation "Core_AppSetting" does not exist',
  script: ends(
    134,
    'fail: Microsoft.EntityFrameworkCore.Database.Command[20102]',
    "      Failed executing DbCommand (12ms) [Parameters=[], CommandType='Text', CommandTimeout='30']",
    '      SELECT c."Id", c."Value" FROM "Core_AppSetting" AS c',
    'Unhandled exception. Npgsql.PostgresException (0x80004005): 42P01: relation "Core_AppSetting" does not exist',
    '',
    'POSITION: 31',
    '   at Npgsql.Internal.NpgsqlConnector.ReadMessageLong(Boolean async)',
    '   at Shop.Program.Main(String[] args)',
    '  Exception data:',
    '    Severity: ERROR',
    '    SqlState: 42P01',
  ),
  check: false,
  deployment: 'fails',
};
