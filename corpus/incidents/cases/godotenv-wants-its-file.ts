import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'A program in Go ends when godotenv finds no .env.',
  rule: 'dotenv-file-required',
  line: 'compose.yaml: build: ./api',
  script: ends(1, '2026/11/02 09:14:05 Error loading .env file'),
  check: false,
  deployment: 'fails',
};
