import type { Operations } from '../aws/operation.ts';
import { changeSets } from './api/change-sets.ts';
import { CloudFormationContext, type CloudFormationSources } from './api/context.ts';
import { createAndUpdate } from './api/create-and-update.ts';
import { deleteAndRollBack } from './api/delete-and-roll-back.ts';
import { describeDrift } from './api/describe-drift.ts';
import { describeEvents } from './api/describe-events.ts';
import { describeResources } from './api/describe-resources.ts';
import { describeStacks } from './api/describe-stacks.ts';
import { templates } from './api/templates.ts';

/** CloudFormation: stacks made of the resources that the account's parts have handlers for. */
export interface CloudFormation {
  readonly operations: Operations;
  /** Resolves when no stack operation is under way. */
  readonly idle: () => Promise<void>;
}

export function createCloudFormation(sources: CloudFormationSources): CloudFormation {
  const context = new CloudFormationContext(sources);
  return {
    operations: {
      ...createAndUpdate(context),
      ...changeSets(context),
      ...deleteAndRollBack(context),
      ...describeStacks(context),
      ...describeEvents(context),
      ...describeResources(context),
      ...describeDrift(context),
      ...templates(context),
    },
    idle: () => context.idle(),
  };
}
