import { baseName } from '../source/path.ts';
import { baseImageOf, type Program } from './base-image.ts';
import type { BuiltImage } from './built-image.ts';

/** Whether an image is known not to have a program: its base has none and nothing adds it. */
export function lacksProgram(image: BuiltImage, program: Program): boolean {
  if (!baseImageOf(image.base.value).lacks.includes(program)) return false;
  return !isCopied(image, program) && !isInstalled(image, program);
}

function isCopied({ additions, copies }: BuiltImage, program: string): boolean {
  const paths = [...additions, ...copies.map(({ source }) => source)];
  return paths.some((path) => path === '/' || baseName(path) === program);
}

/** A `RUN` that installs or even uses a program would fail without it. */
function isInstalled({ runs }: BuiltImage, program: Program): boolean {
  return runs.some(({ script, hereDocuments }) =>
    [script.text, ...hereDocuments.map(({ value }) => value)].some(
      (text) => packages[program].test(text) || installsUnseen.test(text),
    ),
  );
}

/** Packages that a variable or a file names. */
const installsUnseen = /\b(?:install|add)\b[^&|;\n]*\$|\bxargs\b/;

const packages: Readonly<Record<Program, RegExp>> = {
  bash: /\bbash\b/,
  curl: /\bcurl\b/,
  nc: /\b(?:nc|netcat[\w-]*|ncat|nmap|busybox)\b/,
  wget: /\b(?:wget|busybox)\b/,
};
