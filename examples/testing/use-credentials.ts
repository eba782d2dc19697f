import { writeCredentialsFile } from '../shortcut/src/credentials-file.ts';

console.error(writeCredentialsFile('{}'));
if (process.env.HOW === 'fail') throw new Error('Something else went wrong.');
