// The sandbox's SQS over HTTP until its parent lets go: bundled and started by queues.mjs.
import { dataWorld } from '../../packages/sandbox/src/endpoints/testing/data-world.ts';
import { realClock } from '../../packages/sandbox/src/time/real-clock.ts';

const duplicates = JSON.parse(process.argv[2] ?? 'null');
let url = '';
const world = dataWorld(realClock(), { origin: () => url, ...(duplicates ? { duplicates } : {}) });
const server = await world.endpoints.listen();
url = server.url;
const dead = await world.resources.create('AWS::SQS::Queue', {});
const queue = await world.resources.create('AWS::SQS::Queue', {
  RedrivePolicy: { deadLetterTargetArn: dead.state.attributes.Arn, maxReceiveCount: 1000 },
});
const { accessKeyId, secretAccessKey } = world.endpoints.developer;
process.on('disconnect', () => process.exit(world.faults.length));
process.send?.({ url, queueUrl: queue.ref, accessKeyId, secretAccessKey });
