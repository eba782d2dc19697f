import type { Range } from './cost.ts';

/**
 * What is assumed where use decides the bill, per month: a small production system, a typical one,
 * a busy one. Shown with every estimate, since an estimate is only as good as its assumptions.
 */
export const usage = {
  /** Load balancer capacity units, on average over the month. */
  loadBalancerUnits: range(0.1, 0.5, 2),
  /** GB through each NAT gateway. */
  natGb: range(1, 10, 100),
  /** GB from AWS to the internet, for the whole application. */
  internetGb: range(1, 10, 300),
  /** GB of logs written by each service that runs all the time, and by each job. */
  logGb: range(0.5, 5, 25),
  jobLogGb: range(0.01, 0.1, 1),
  /** GB of images in each repository. */
  imageGb: range(2, 10, 20),
  /** GB in each Aurora cluster, and millions of its I/O operations. */
  auroraGb: range(1, 10, 100),
  auroraMillionIo: range(0.1, 1, 20),
  /** GB in each shared file system. */
  fileSystemGb: range(1, 10, 100),
  /** GB in each bucket, and thousands of writes and reads. */
  bucketGb: range(1, 10, 200),
  bucketThousandWrites: range(1, 100, 2_000),
  bucketThousandReads: range(10, 500, 20_000),
  /** Millions of writes and reads of each table, and GB stored. */
  tableMillionWrites: range(0.1, 1, 20),
  tableMillionReads: range(0.5, 5, 100),
  tableGb: range(0.1, 1, 50),
  /** Millions of requests to each queue. */
  queueMillionRequests: range(0.1, 1, 20),
  /** Millions of requests that a firewall looks at. */
  firewallMillionRequests: range(0.1, 1, 20),
  /** GB that viewers take from a content delivery network. */
  edgeGb: range(1, 20, 500),
  /** Hours that a batch worker's jobs run, together. */
  batchHours: range(0, 50, 500),
  /** Hours that a release job runs, all releases together; of each scheduled run. */
  releaseJobHours: range(0.1, 0.5, 2),
  scheduledRunHours: range(0.02, 0.1, 0.5),
  /** GB through each interface endpoint. */
  endpointGb: range(1, 10, 100),
} as const;

/** Hours of a month, as AWS's own calculator counts them. */
export const hoursPerMonth = 730;

function range(low: number, typical: number, high: number): Range {
  return { low, typical, high };
}
