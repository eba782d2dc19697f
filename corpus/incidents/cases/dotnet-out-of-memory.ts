import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The runtime of .NET gives up at the limit of its container.',
  rule: 'oom-137',
  line: 'compose.yaml: memory: 512M',
  script: ends(
    134,
    'info: Shop.Catalogue[0]',
    '      reads 4100000 rows',
    'Out of memory.',
    "Unhandled exception. System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.",
    '   at System.Collections.Generic.List`1.set_Capacity(Int32 value)',
    '   at Shop.Catalogue.Load() in /src/Catalogue.cs:line 41',
  ),
  check: false,
  deployment: 'fails',
};
