import { isIgnored, readIgnoreFile } from '@seaworthy/compiler';
import { type InitFacts, type Proposal, type Propose, withLines } from './proposal.ts';

/** A `.dockerignore` in each folder that images are built from, so that no `.env` gets into one. */
export const proposeIgnoreFiles: Propose = (facts) =>
  contextsOf(facts).flatMap((context) => proposeFor(context, facts));

function contextsOf({ plan }: InitFacts): readonly string[] {
  const contexts = plan.application.services.flatMap((service) =>
    service.kind !== 'site' && service.image.kind === 'built' ? [service.image.context] : [],
  );
  return [...new Set(contexts)].filter((context) => !context.includes('://'));
}

function proposeFor(context: string, { textOf }: InitFacts): readonly Proposal[] {
  const path = inFolder(context, '.dockerignore');
  const before = textOf(path);
  if (before === undefined) {
    const why = 'Keeps secrets and what is only of use here out of the image.';
    return [{ path, after: withLines('', usual), why }];
  }
  const file = readIgnoreFile(before);
  const missing = secretFiles.filter((name) => !isIgnored(file, name));
  if (missing.length === 0) return [];
  const lines = ['.env', '.env.*', '!.env.example'];
  const why = `Does not leave ${missing.join(' and ')} out yet: COPY . would take ${missing.length === 1 ? 'it' : 'them'} into the image.`;
  return [{ path, before, after: withLines(before, lines), why }];
}

const usual = [
  '.git',
  '.env',
  '.env.*',
  '!.env.example',
  '**/node_modules',
  '**/__pycache__',
  '.venv',
];
const secretFiles = ['.env', '.env.production'];

/** A file of a folder, where `.` is the project's own. */
export function inFolder(folder: string, name: string): string {
  const clean = folder.replace(/^\.\/|\/$/g, '');
  return clean === '' || clean === '.' ? name : `${clean}/${name}`;
}
