import type { Check } from '../check.ts';
import { albTimeouts } from './alb-timeouts.ts';
import { bindLocalhost } from './bind-localhost.ts';
import { ciStaticKeys } from './ci-static-keys.ts';
import { containerHealthcheckUnusable } from './container-healthcheck-unusable.ts';
import { deployProcedureLint } from './deploy-procedure-lint.ts';
import { dotenvFileRequired } from './dotenv-file-required.ts';
import { entrypointCrlf } from './entrypoint-crlf.ts';
import { envRequiredMissing } from './env-required-missing.ts';
import { exit0InService } from './exit-0-in-service.ts';
import { exit126127 } from './exit-126-127.ts';
import { iamResourceMiss } from './iam-resource-miss.ts';
import { imageDockerfileMissing } from './image-dockerfile-missing.ts';
import { imagePlatformMismatch } from './image-platform-mismatch.ts';
import { oom137 } from './oom-137.ts';
import { redisClusterMode } from './redis-cluster-mode.ts';
import { redisSslOptionClash } from './redis-ssl-option-clash.ts';
import { secretInImage } from './secret-in-image.ts';
import { sigtermIgnored } from './sigterm-ignored.ts';
import { singletonReplicated } from './singleton-replicated.ts';
import { sourceScanCut } from './source-scan-cut.ts';
import { tgCodeMismatch } from './tg-code-mismatch.ts';
import { tgHostHeaderRejected } from './tg-host-header-rejected.ts';
import { urlPasswordUnescaped } from './url-password-unescaped.ts';

/** Checks of what the project's own files say: from the image to the program to the deployment. */
export const sourceChecks: readonly Check[] = [
  imageDockerfileMissing,
  imagePlatformMismatch,
  secretInImage,
  entrypointCrlf,
  exit126127,
  dotenvFileRequired,
  envRequiredMissing,
  redisSslOptionClash,
  redisClusterMode,
  urlPasswordUnescaped,
  iamResourceMiss,
  oom137,
  exit0InService,
  singletonReplicated,
  sigtermIgnored,
  containerHealthcheckUnusable,
  bindLocalhost,
  tgHostHeaderRejected,
  tgCodeMismatch,
  albTimeouts,
  ciStaticKeys,
  deployProcedureLint,
  sourceScanCut,
];
