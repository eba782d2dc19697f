import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The first version of Pydantic misses a setting, whose name it writes in small letters.',
  rule: 'env-required-missing',
  line: 'compose.yaml: SESSION_SECRET: ${SESSION_SECRET}',
  says: 'session_secret',
  script: ends(
    1,
    'Traceback (most recent call last):',
    '  File "/app/main.py", line 9, in <module>',
    '    settings = Settings()',
    '  File "pydantic/env_settings.py", line 39, in pydantic.env_settings.BaseSettings.__init__',
    'pydantic.error_wrappers.ValidationError: 1 validation error for Settings',
    'session_secret',
    '  field required (type=value_error.missing)',
  ),
  check: false,
  deployment: 'fails',
};
