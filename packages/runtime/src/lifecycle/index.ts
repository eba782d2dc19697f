export type { Log } from '../log.ts';
export { attachExpress, type ExpressLike } from './attach/express.ts';
export { attachFastify, type FastifyLike, type FastifyReplyLike } from './attach/fastify.ts';
export { attachHono, type HonoLike } from './attach/hono.ts';
export { createLifecycle } from './create-lifecycle.ts';
export type { CheckOptions, CheckResult, HealthCheck } from './health/create-checks.ts';
export type { HealthAnswer } from './health/health-paths.ts';
export { answerProbe } from './health/write-health.ts';
export type {
  DrainContext,
  HealthOptions,
  Lifecycle,
  LifecycleOptions,
  Phase,
} from './options.ts';
