// The program of bench/life.mjs: the life of one example, as JSON on standard output.
import { live } from '../../packages/engine/src/ship/testing/live.ts';

const [example] = process.argv.slice(2);
const emit = process.env.SHOW ? (event) => console.error(JSON.stringify(event)) : () => {};
process.stdout.write(JSON.stringify(await live({ example, emit })));
