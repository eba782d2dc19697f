import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The program starts before anybody has migrated the database.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'relation "users" does not exist',
  script: {
    exits: { after: 1500, code: 1 },
    logs: [
      { after: 900, line: 'Traceback (most recent call last):' },
      {
        after: 901,
        line: '  File "/usr/local/lib/python3.12/site-packages/sqlalchemy/engine/base.py", line 1967, in _exec_single_context',
      },
      { after: 902, line: '    self.dialect.do_execute(' },
      { after: 903, line: 'psycopg2.errors.UndefinedTable: relation "users" does not exist' },
      { after: 904, line: 'LINE 2: FROM users ' },
      { after: 905, line: '             ^' },
      { after: 906, line: '' },
      { after: 907, line: '' },
      { after: 908, line: 'The above exception was the direct cause of the following exception:' },
      { after: 909, line: '' },
      { after: 910, line: 'Traceback (most recent call last):' },
      { after: 911, line: '  File "/app/main.py", line 31, in <module>' },
      { after: 912, line: '    seed()' },
      {
        after: 913,
        line: 'sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedTable) relation "users" does not exist',
      },
      { after: 914, line: 'LINE 2: FROM users ' },
      { after: 915, line: '             ^' },
      { after: 916, line: '' },
      { after: 917, line: '[SQL: SELECT users.id FROM users ]' },
      { after: 918, line: '(Background on this error at: https://sqlalche.me/e/20/f405)' },
    ],
  },
  check: false,
  deployment: 'fails',
};
