import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../packages/cli/src/main.ts';
import { missedFindings } from '../packages/compiler/src/template/testing/missed-rules.ts';
import { validateTemplate } from '../packages/compiler/src/template/testing/validate-template.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
