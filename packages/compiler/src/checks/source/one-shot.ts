import { programOf, type StartStep } from '../../facts/source/start/start.ts';
import { baseName } from '../../source/path.ts';

/** Whether a command does one thing and ends: it migrates, seeds, or sets something up. */
export function isOneShot(step: StartStep): boolean {
  const program = programOf(step);
  const words = step.words.slice(1).filter((word) => !word.startsWith('-'));
  const [first = '', second = ''] = words;
  if (/^(?:npm|pnpm|yarn|bun)$/.test(program)) {
    return isScriptName(first === 'run' ? second : first);
  }
  const tool = tools[/^python[\d.]*$/.test(program) ? baseName(first) : program];
  if (
    tool?.test(
      (program === 'php' || program.startsWith('python') ? words.slice(1) : words).join(' '),
    )
  ) {
    return true;
  }
  return [program, first].some((word) => isScriptFile(baseName(word)));
}

/** Programs that can do one thing and end, with the arguments that make them. */
const tools: Readonly<Record<string, RegExp>> = {
  alembic: /^(?:upgrade|downgrade|stamp)\b/,
  dbmate: /^(?:up|migrate)\b/,
  flask: /^(?:\S+ )?db (?:upgrade|migrate)\b/,
  flyway: /\bmigrate\b/,
  goose: /\bup\b/,
  knex: /^(?:migrate|seed):/,
  liquibase: /\bupdate\b/,
  'manage.py': /^(?:migrate|collectstatic|loaddata|createsuperuser)\b/,
  php: /^(?:migrate|db:seed)\b/,
  prisma: /^(?:migrate deploy|db (?:push|seed))\b/,
  rails: /^db:/,
  rake: /^db:/,
  'sequelize-cli': /^db:/,
  sequelize: /^db:/,
  typeorm: /^migration:run\b/,
};

function isScriptName(name: string): boolean {
  return /^(?:db:|prisma:)?(?:migrat|seed)/.test(name) || /^db:(?:init|setup|push)/.test(name);
}

/** `migrate.py`, `seed_users.js`, `init-db.sh` */
function isScriptFile(name: string): boolean {
  const words = /^(.*)\.(?:py|[cm]?[jt]s|sh|rb)$/.exec(name)?.[1] ?? '';
  return /^(?:db[-_])?(?:(?:migrate|seed)(?:[-_]\w+)?|migrations?|(?:init|create|setup)[-_]?(?:db|database|tables|buckets?)|load[-_]?(?:data|fixtures))$/.test(
    words,
  );
}
