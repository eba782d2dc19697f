export type {
  Application,
  ApplicationSecret,
  ApplicationService,
  Domain,
  NetworkPlan,
  Route,
  StaticSite,
  Task,
  TaskKind,
  WebService,
} from './application/application.ts';
export { privateRepositoryOf } from './application/images/private-repository.ts';
export type { ExistingItem, Store } from './application/store.ts';
export type { Value } from './application/value.ts';
export type { Check } from './checks/check.ts';
export { checkFacts, checks } from './checks/check-facts.ts';
export { foldConsequences } from './checks/fold-consequences.ts';
export { levelOf } from './checks/precedence.ts';
export { hostsIn } from './checks/store-variables.ts';
export { type CodeFrame, codeFramesOf, type DrawCodeFrame } from './code-frame/code-frame.ts';
export { type HiddenSource, hideSecrets } from './code-frame/hide-secrets.ts';
export type { CostEstimate, CostHint, CostLine, Range } from './cost/cost.ts';
export {
  type Diagnostic,
  declareDiagnostics,
  type Reporter,
  type Severity,
} from './diagnostics/diagnostic.ts';
export { describeImage, describeService } from './diagram/describe-service.ts';
export { describeStore } from './diagram/describe-store.ts';
export type { Diagram } from './diagram/diagram.ts';
export { diagramOf } from './diagram/diagram-of.ts';
export { toMermaid } from './diagram/to-mermaid.ts';
export { toSvg } from './diagram/to-svg.ts';
export { waysBetween } from './diagram/ways-between.ts';
export { isIgnored, readIgnoreFile } from './dockerfile/ignore-file/read-ignore-file.ts';
export { readDockerfile } from './dockerfile/read-dockerfile.ts';
export type { CloudFacts } from './facts/cloud-facts.ts';
export { cloudFactsOf } from './facts/cloud-facts-of-graph.ts';
export type { Facts } from './facts/facts.ts';
export { readExpiry } from './facts/of-graph/read-access.ts';
export { readDatabaseParameters } from './facts/of-graph/read-databases.ts';
export { readPipeTexts } from './facts/of-graph/read-pipe.ts';
export { statementsOf } from './facts/of-graph/read-roles.ts';
export { deploymentWaves } from './graph/deployment-waves.ts';
export type { Graph, Layer, Resource, Stack } from './graph/graph.ts';
export { existingItemsOf, existingStoreOf } from './graph/parts.ts';
export { buildStandIn as standInStack } from './graph/stand-in/build-stand-in.ts';
export { type Plan, type PlanRequest, planProject } from './plan.ts';
export { type CiRole, ciRoleTemplate } from './policy/ci-role.ts';
export { derivePolicy, splitPolicy } from './policy/derive-policy.ts';
export { handlerActions, type Step } from './policy/handler-permissions.ts';
export type { Policy, PolicyStatement, PolicyUse } from './policy/policy.ts';
export { dispositionTables } from './project/disposition-table.ts';
export type { Disposition, KeyUse } from './project/dispositions.ts';
export type {
  EnvironmentFileEntry,
  EnvironmentFileRequest,
  EnvironmentFileText,
  FileText,
  ProjectHost,
  VariableUse,
} from './project/host.ts';
export { nearestName } from './project/nearest-name.ts';
export type { Build, EnvironmentEntry, Project, Service } from './project/project.ts';
export { type ReadRequest, readProject } from './project/read-project.ts';
export { lineStartsOf, type Position, positionIn, type SourceFile } from './source/source-file.ts';
export { type Located, located, type Span } from './source/span.ts';
export { standInTemplate } from './stand-in-template.ts';
export {
  largestInlineTemplate,
  largestTemplate,
  type Template,
} from './template/emit-templates.ts';
export { templateBucketStack, templateBucketTemplate } from './template/template-bucket.ts';
export { displayWidth } from './text/display-width.ts';
export { printable } from './text/printable.ts';
export { count, listOf } from './text/words.ts';
export { wrapText } from './text/wrap-text.ts';
export { type Classification, classifyVariable } from './variables/classify.ts';
export { concealSecrets } from './variables/conceal.ts';
export {
  type Dialect,
  type DialectReading,
  readInDialect,
} from './variables/dialects/read-in-dialect.ts';
export { environmentFileProblems } from './variables/environment-file-problems.ts';
export type { VariableLookup } from './variables/expand-template.ts';
export { findCommandSecrets } from './variables/find-command-secrets.ts';
export {
  type EnvironmentFileValue,
  parseEnvironmentFile,
} from './variables/read-environment-file.ts';
export { parseRawEnvironmentFile } from './variables/read-raw-environment-file.ts';
export { revealVariable } from './variables/reveal-variable.ts';
export {
  displayText,
  plainText,
  plainValue,
  secretNames,
  type Text,
  type TextPart,
  type Variable,
} from './variables/text.ts';
export { writeEnvironmentFile } from './variables/write-environment-file.ts';
