import { joinStreams } from './join-streams.ts';
import { createMultiplexer } from './multiplex.ts';
import { routerProgram } from './router-program.ts';

/** The text of the router's program: what its functions say, put together. */
export const routerSource = `(${routerProgram})(require, process, ${createMultiplexer}, ${joinStreams})`;
