import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The SDK for Ruby is given no region, which the project’s own .aws folder gave it before.',
  rule: 'env-required-missing',
  line: 'compose.yaml: api',
  says: 'No region was provided',
  script: ends(
    1,
    "/usr/local/bundle/gems/aws-sdk-core-3.201.4/lib/aws-sdk-core/plugins/regional_endpoint.rb:76:in `after_initialize': No region was provided. Configure the `:region` option or export the region name to ENV['AWS_REGION'] (Aws::Errors::MissingRegionError)",
    "\tfrom /usr/local/bundle/gems/aws-sdk-core-3.201.4/lib/seahorse/client/base.rb:84:in `block in after_initialize'",
    "\tfrom /app/app.rb:9:in `<main>'",
  ),
  check: false,
  deployment: 'fails',
};
