import { expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'exit-0-in-service';

const of = (command: string, restart = '') =>
  told(
    {
      'compose.yaml': `services:\n  job:\n    build: .\n    command: ${command}\n${restart}`,
      Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["python", "a.py"]\n',
      'package.json': '{"scripts": {"migrate": "prisma migrate deploy", "worker": "node w.js"}}',
    },
    code,
  );

test.each([
  'alembic upgrade head',
  'python manage.py migrate --noinput',
  'npx prisma migrate deploy',
  'npm run migrate',
  'bundle exec rails db:migrate',
  'php artisan migrate --force',
  'flask db upgrade',
  'python seed_users.py',
  'node scripts/migrate.js',
  'sh init-db.sh',
])('%s as a service is found', (command) => {
  expect(of(command)).toHaveLength(1);
});

test.each([
  'celery -A app worker',
  'python manage.py runserver 0.0.0.0:8000',
  'npm run worker',
  'python migrations_listener.py',
  'bundle exec sidekiq',
  'node server.js',
])('%s is a service', (command) => {
  expect(of(command)).toEqual([]);
});

test('a job is what it should be', () => {
  expect(of('alembic upgrade head', '    restart: "no"\n')).toEqual([]);
});
