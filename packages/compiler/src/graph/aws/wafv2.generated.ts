// Written by scripts/generate-aws-types.mjs from the schemas that AWS publishes. Do not edit.
import type { Property } from '../intrinsics.ts';
import type { Json, Tag } from './common.ts';

export interface Wafv2WebAclProperties {
  readonly ApplicationConfig?: Property<Wafv2WebAclApplicationConfig>;
  readonly AssociationConfig?: Property<Wafv2WebAclAssociationConfig>;
  readonly CaptchaConfig?: Property<Wafv2WebAclCaptchaConfig>;
  readonly ChallengeConfig?: Property<Wafv2WebAclChallengeConfig>;
  readonly CustomResponseBodies?: Property<Readonly<Record<string, Property<Wafv2WebAclCustomResponseBody>>>>;
  readonly DataProtectionConfig?: Property<Wafv2WebAclDataProtectionConfig>;
  readonly DefaultAction: Property<Wafv2WebAclDefaultAction>;
  readonly Description?: Property<string>;
  readonly MonetizationConfig?: Property<Wafv2WebAclMonetizationConfig>;
  readonly Name?: Property<string>;
  readonly OnSourceDDoSProtectionConfig?: Property<Wafv2WebAclOnSourceDDoSProtectionConfig>;
  readonly Rules?: Property<readonly Property<Wafv2WebAclRule>[]>;
  readonly Scope: Property<'CLOUDFRONT' | 'REGIONAL'>;
  readonly Tags?: Property<readonly Property<Tag>[]>;
  readonly TokenDomains?: Property<readonly Property<string>[]>;
  readonly VisibilityConfig: Property<Wafv2WebAclVisibilityConfig>;
}

export interface Wafv2WebAclAssociationConfig {
  readonly RequestBody?: Property<Readonly<Record<string, Property<Wafv2WebAclRequestBodyAssociatedResourceTypeConfig>>>>;
}

export interface Wafv2WebAclRequestBodyAssociatedResourceTypeConfig {
  readonly DefaultSizeInspectionLimit: Property<'KB_16' | 'KB_32' | 'KB_48' | 'KB_64'>;
}

export interface Wafv2WebAclDefaultAction {
  readonly Allow?: Property<Wafv2WebAclAllowAction>;
  readonly Block?: Property<Wafv2WebAclBlockAction>;
}

export interface Wafv2WebAclBlockAction {
  readonly CustomResponse?: Property<Wafv2WebAclCustomResponse>;
}

export interface Wafv2WebAclCustomResponse {
  readonly CustomResponseBodyKey?: Property<string>;
  readonly ResponseCode: Property<number>;
  readonly ResponseHeaders?: Property<readonly Property<Wafv2WebAclCustomHttpHeader>[]>;
}

export interface Wafv2WebAclCustomHttpHeader {
  readonly Name: Property<string>;
  readonly Value: Property<string>;
}

export interface Wafv2WebAclAllowAction {
  readonly CustomRequestHandling?: Property<Wafv2WebAclCustomRequestHandling>;
}

export interface Wafv2WebAclCustomRequestHandling {
  readonly InsertHeaders: Property<readonly Property<Wafv2WebAclCustomHttpHeader>[]>;
}

export interface Wafv2WebAclCustomResponseBody {
  readonly Content: Property<string>;
  readonly ContentType: Property<'APPLICATION_JSON' | 'TEXT_HTML' | 'TEXT_PLAIN'>;
}

export interface Wafv2WebAclChallengeConfig {
  readonly ImmunityTimeProperty?: Property<Wafv2WebAclImmunityTimeProperty>;
}

export interface Wafv2WebAclImmunityTimeProperty {
  readonly ImmunityTime: Property<number>;
}

export interface Wafv2WebAclRule {
  readonly Action?: Property<Wafv2WebAclRuleAction>;
  readonly CaptchaConfig?: Property<Wafv2WebAclCaptchaConfig>;
  readonly ChallengeConfig?: Property<Wafv2WebAclChallengeConfig>;
  readonly Name: Property<string>;
  readonly OverrideAction?: Property<Wafv2WebAclOverrideAction>;
  readonly Priority: Property<number>;
  readonly RuleLabels?: Property<readonly Property<Wafv2WebAclLabel>[]>;
  readonly Statement: Property<Wafv2WebAclStatement>;
  readonly VisibilityConfig: Property<Wafv2WebAclVisibilityConfig>;
}

export interface Wafv2WebAclRuleAction {
  readonly Allow?: Property<Wafv2WebAclAllowAction>;
  readonly Block?: Property<Wafv2WebAclBlockAction>;
  readonly Captcha?: Property<Wafv2WebAclCaptchaAction>;
  readonly Challenge?: Property<Wafv2WebAclChallengeAction>;
  readonly Count?: Property<Wafv2WebAclCountAction>;
  readonly Monetize?: Property<Wafv2WebAclMonetizeAction>;
}

export interface Wafv2WebAclCaptchaAction {
  readonly CustomRequestHandling?: Property<Wafv2WebAclCustomRequestHandling>;
}

export interface Wafv2WebAclCountAction {
  readonly CustomRequestHandling?: Property<Wafv2WebAclCustomRequestHandling>;
}

export interface Wafv2WebAclChallengeAction {
  readonly CustomRequestHandling?: Property<Wafv2WebAclCustomRequestHandling>;
}

export interface Wafv2WebAclMonetizeAction {
  readonly PriceMultiplier?: Property<string>;
}

export interface Wafv2WebAclStatement {
  readonly AndStatement?: Property<Wafv2WebAclAndStatement>;
  readonly AsnMatchStatement?: Property<Wafv2WebAclAsnMatchStatement>;
  readonly ByteMatchStatement?: Property<Wafv2WebAclByteMatchStatement>;
  readonly GeoMatchStatement?: Property<Wafv2WebAclGeoMatchStatement>;
  readonly IPSetReferenceStatement?: Property<Wafv2WebAclIpSetReferenceStatement>;
  readonly LabelMatchStatement?: Property<Wafv2WebAclLabelMatchStatement>;
  readonly ManagedRuleGroupStatement?: Property<Wafv2WebAclManagedRuleGroupStatement>;
  readonly NotStatement?: Property<Wafv2WebAclNotStatement>;
  readonly OrStatement?: Property<Wafv2WebAclOrStatement>;
  readonly RateBasedStatement?: Property<Wafv2WebAclRateBasedStatement>;
  readonly RegexMatchStatement?: Property<Wafv2WebAclRegexMatchStatement>;
  readonly RegexPatternSetReferenceStatement?: Property<Wafv2WebAclRegexPatternSetReferenceStatement>;
  readonly RuleGroupReferenceStatement?: Property<Wafv2WebAclRuleGroupReferenceStatement>;
  readonly SizeConstraintStatement?: Property<Wafv2WebAclSizeConstraintStatement>;
  readonly SqliMatchStatement?: Property<Wafv2WebAclSqliMatchStatement>;
  readonly XssMatchStatement?: Property<Wafv2WebAclXssMatchStatement>;
}

export interface Wafv2WebAclSizeConstraintStatement {
  readonly ComparisonOperator: Property<'EQ' | 'GE' | 'GT' | 'LE' | 'LT' | 'NE'>;
  readonly FieldToMatch: Property<Wafv2WebAclFieldToMatch>;
  readonly PreParseTextTransformations?: Property<readonly Property<Wafv2WebAclPreParseTextTransformation>[]>;
  readonly Size: Property<number>;
  readonly TextTransformations: Property<readonly Property<Wafv2WebAclTextTransformation>[]>;
}

export interface Wafv2WebAclTextTransformation {
  readonly Priority: Property<number>;
  readonly Type: Property<'BASE64_DECODE' | 'BASE64_DECODE_EXT' | 'CMD_LINE' | 'CMD_LINE_UNIX' | 'CMD_LINE_WIN' | 'COMPRESS_WHITE_SPACE' | 'CSS_DECODE' | 'ESCAPE_SEQ_DECODE' | 'HEX_DECODE' | 'HTML_ENTITY_DECODE' | 'JS_DECODE' | 'JS_DECODE_EXT' | 'LOWERCASE' | 'MD5' | 'NONE' | 'NORMALIZE_PATH' | 'NORMALIZE_PATH_WIN' | 'REMOVE_COMMENTS_CHAR' | 'REMOVE_NULLS' | 'REMOVE_WHITESPACE' | 'REPLACE_COMMENTS' | 'REPLACE_NULLS' | 'SHA256' | 'SQL_HEX_DECODE' | 'TRIM' | 'TRIM_LEFT' | 'TRIM_RIGHT' | 'UPPERCASE' | 'URL_DECODE' | 'URL_DECODE_UNI' | 'UTF8_TO_UNICODE'>;
}

export interface Wafv2WebAclFieldToMatch {
  readonly AllQueryArguments?: Property<Json>;
  readonly Body?: Property<Wafv2WebAclBody>;
  readonly Cookies?: Property<Wafv2WebAclCookies>;
  readonly HeaderOrder?: Property<Wafv2WebAclHeaderOrder>;
  readonly Headers?: Property<Wafv2WebAclHeaders>;
  readonly JA3Fingerprint?: Property<Wafv2WebAclJa3Fingerprint>;
  readonly JA4Fingerprint?: Property<Wafv2WebAclJa4Fingerprint>;
  readonly JsonBody?: Property<Wafv2WebAclJsonBody>;
  readonly Method?: Property<Json>;
  readonly QueryString?: Property<Json>;
  readonly SingleHeader?: Property<Wafv2WebAclSingleHeader>;
  readonly SingleQueryArgument?: Property<Wafv2WebAclSingleQueryArgument>;
  readonly UriFragment?: Property<Wafv2WebAclUriFragment>;
  readonly UriPath?: Property<Json>;
}

export interface Wafv2WebAclJsonBody {
  readonly InvalidFallbackBehavior?: Property<'EVALUATE_AS_STRING' | 'MATCH' | 'NO_MATCH'>;
  readonly MatchPattern: Property<Wafv2WebAclJsonMatchPattern>;
  readonly MatchScope: Property<'ALL' | 'KEY' | 'VALUE'>;
  readonly OversizeHandling?: Property<'CONTINUE' | 'MATCH' | 'NO_MATCH'>;
}

export interface Wafv2WebAclJsonMatchPattern {
  readonly All?: Property<Json>;
  readonly IncludedPaths?: Property<readonly Property<string>[]>;
}

export interface Wafv2WebAclSingleQueryArgument {
  readonly Name: Property<string>;
}

export interface Wafv2WebAclHeaders {
  readonly MatchPattern: Property<Wafv2WebAclHeaderMatchPattern>;
  readonly MatchScope: Property<'ALL' | 'KEY' | 'VALUE'>;
  readonly OversizeHandling: Property<'CONTINUE' | 'MATCH' | 'NO_MATCH'>;
}

export interface Wafv2WebAclHeaderMatchPattern {
  readonly All?: Property<Json>;
  readonly ExcludedHeaders?: Property<readonly Property<string>[]>;
  readonly IncludedHeaders?: Property<readonly Property<string>[]>;
}

export interface Wafv2WebAclCookies {
  readonly MatchPattern: Property<Wafv2WebAclCookieMatchPattern>;
  readonly MatchScope: Property<'ALL' | 'KEY' | 'VALUE'>;
  readonly OversizeHandling: Property<'CONTINUE' | 'MATCH' | 'NO_MATCH'>;
}

export interface Wafv2WebAclCookieMatchPattern {
  readonly All?: Property<Json>;
  readonly ExcludedCookies?: Property<readonly Property<string>[]>;
  readonly IncludedCookies?: Property<readonly Property<string>[]>;
}

export interface Wafv2WebAclBody {
  readonly OversizeHandling?: Property<'CONTINUE' | 'MATCH' | 'NO_MATCH'>;
}

export interface Wafv2WebAclSingleHeader {
  readonly Name: Property<string>;
}

export interface Wafv2WebAclJa3Fingerprint {
  readonly FallbackBehavior: Property<'MATCH' | 'NO_MATCH'>;
}

export interface Wafv2WebAclJa4Fingerprint {
  readonly FallbackBehavior: Property<'MATCH' | 'NO_MATCH'>;
}

export interface Wafv2WebAclUriFragment {
  readonly FallbackBehavior?: Property<'MATCH' | 'NO_MATCH'>;
}

export interface Wafv2WebAclHeaderOrder {
  readonly OversizeHandling: Property<'CONTINUE' | 'MATCH' | 'NO_MATCH'>;
}

export interface Wafv2WebAclPreParseTextTransformation {
  readonly Priority: Property<number>;
  readonly Type: Property<'COMBINE_DUPLICATE_QUERY_ARGS_BY_COMMA' | 'NONE' | 'REPLACE_SEMICOLONS_WITH_AMPERSANDS' | 'URL_DECODE' | 'URL_DECODE_UNI'>;
}

export interface Wafv2WebAclAndStatement {
  readonly Statements: Property<readonly Property<Wafv2WebAclStatement>[]>;
}

export interface Wafv2WebAclXssMatchStatement {
  readonly FieldToMatch: Property<Wafv2WebAclFieldToMatch>;
  readonly PreParseTextTransformations?: Property<readonly Property<Wafv2WebAclPreParseTextTransformation>[]>;
  readonly TextTransformations: Property<readonly Property<Wafv2WebAclTextTransformation>[]>;
}

export interface Wafv2WebAclNotStatement {
  readonly Statement: Property<Wafv2WebAclStatement>;
}

export interface Wafv2WebAclByteMatchStatement {
  readonly FieldToMatch: Property<Wafv2WebAclFieldToMatch>;
  readonly PositionalConstraint: Property<'CONTAINS' | 'CONTAINS_WORD' | 'ENDS_WITH' | 'EXACTLY' | 'STARTS_WITH'>;
  readonly PreParseTextTransformations?: Property<readonly Property<Wafv2WebAclPreParseTextTransformation>[]>;
  readonly SearchString?: Property<string>;
  readonly SearchStringBase64?: Property<string>;
  readonly TextTransformations: Property<readonly Property<Wafv2WebAclTextTransformation>[]>;
}

export interface Wafv2WebAclRateBasedStatement {
  readonly AggregateKeyType: Property<'CONSTANT' | 'CUSTOM_KEYS' | 'FORWARDED_IP' | 'IP'>;
  readonly CustomKeys?: Property<readonly Property<Wafv2WebAclRateBasedStatementCustomKey>[]>;
  readonly EvaluationWindowSec?: Property<number>;
  readonly ForwardedIPConfig?: Property<Wafv2WebAclForwardedIpConfiguration>;
  readonly Limit: Property<number>;
  readonly ScopeDownStatement?: Property<Wafv2WebAclStatement>;
}

export interface Wafv2WebAclRateBasedStatementCustomKey {
  readonly ASN?: Property<Json>;
  readonly Cookie?: Property<Wafv2WebAclRateLimitCookie>;
  readonly ForwardedIP?: Property<Json>;
  readonly HTTPMethod?: Property<Json>;
  readonly Header?: Property<Wafv2WebAclRateLimitHeader>;
  readonly IP?: Property<Json>;
  readonly JA3Fingerprint?: Property<Wafv2WebAclRateLimitJa3Fingerprint>;
  readonly JA4Fingerprint?: Property<Wafv2WebAclRateLimitJa4Fingerprint>;
  readonly LabelNamespace?: Property<Wafv2WebAclRateLimitLabelNamespace>;
  readonly QueryArgument?: Property<Wafv2WebAclRateLimitQueryArgument>;
  readonly QueryString?: Property<Wafv2WebAclRateLimitQueryString>;
  readonly UriPath?: Property<Wafv2WebAclRateLimitUriPath>;
}

export interface Wafv2WebAclRateLimitCookie {
  readonly Name: Property<string>;
  readonly TextTransformations: Property<readonly Property<Wafv2WebAclTextTransformation>[]>;
}

export interface Wafv2WebAclRateLimitQueryArgument {
  readonly Name: Property<string>;
  readonly TextTransformations: Property<readonly Property<Wafv2WebAclTextTransformation>[]>;
}

export interface Wafv2WebAclRateLimitHeader {
  readonly Name: Property<string>;
  readonly TextTransformations: Property<readonly Property<Wafv2WebAclTextTransformation>[]>;
}

export interface Wafv2WebAclRateLimitQueryString {
  readonly TextTransformations: Property<readonly Property<Wafv2WebAclTextTransformation>[]>;
}

export interface Wafv2WebAclRateLimitUriPath {
  readonly TextTransformations: Property<readonly Property<Wafv2WebAclTextTransformation>[]>;
}

export interface Wafv2WebAclRateLimitLabelNamespace {
  readonly Namespace: Property<string>;
}

export interface Wafv2WebAclRateLimitJa3Fingerprint {
  readonly FallbackBehavior: Property<'MATCH' | 'NO_MATCH'>;
}

export interface Wafv2WebAclRateLimitJa4Fingerprint {
  readonly FallbackBehavior: Property<'MATCH' | 'NO_MATCH'>;
}

export interface Wafv2WebAclForwardedIpConfiguration {
  readonly FallbackBehavior: Property<'MATCH' | 'NO_MATCH'>;
  readonly HeaderName: Property<string>;
}

export interface Wafv2WebAclGeoMatchStatement {
  readonly CountryCodes?: Property<readonly Property<string>[]>;
  readonly ForwardedIPConfig?: Property<Wafv2WebAclForwardedIpConfiguration>;
}

export interface Wafv2WebAclRuleGroupReferenceStatement {
  readonly Arn: Property<string>;
  readonly ExcludedRules?: Property<readonly Property<Wafv2WebAclExcludedRule>[]>;
  readonly RuleActionOverrides?: Property<readonly Property<Wafv2WebAclRuleActionOverride>[]>;
}

export interface Wafv2WebAclRuleActionOverride {
  readonly ActionToUse: Property<Wafv2WebAclRuleAction>;
  readonly Name: Property<string>;
}

export interface Wafv2WebAclExcludedRule {
  readonly Name: Property<string>;
}

export interface Wafv2WebAclLabelMatchStatement {
  readonly Key: Property<string>;
  readonly Scope: Property<'LABEL' | 'NAMESPACE'>;
}

export interface Wafv2WebAclRegexMatchStatement {
  readonly FieldToMatch: Property<Wafv2WebAclFieldToMatch>;
  readonly PreParseTextTransformations?: Property<readonly Property<Wafv2WebAclPreParseTextTransformation>[]>;
  readonly RegexString: Property<string>;
  readonly TextTransformations: Property<readonly Property<Wafv2WebAclTextTransformation>[]>;
}

export interface Wafv2WebAclSqliMatchStatement {
  readonly FieldToMatch: Property<Wafv2WebAclFieldToMatch>;
  readonly PreParseTextTransformations?: Property<readonly Property<Wafv2WebAclPreParseTextTransformation>[]>;
  readonly SensitivityLevel?: Property<'HIGH' | 'LOW'>;
  readonly TextTransformations: Property<readonly Property<Wafv2WebAclTextTransformation>[]>;
}

export interface Wafv2WebAclRegexPatternSetReferenceStatement {
  readonly Arn: Property<string>;
  readonly FieldToMatch: Property<Wafv2WebAclFieldToMatch>;
  readonly PreParseTextTransformations?: Property<readonly Property<Wafv2WebAclPreParseTextTransformation>[]>;
  readonly TextTransformations: Property<readonly Property<Wafv2WebAclTextTransformation>[]>;
}

export interface Wafv2WebAclOrStatement {
  readonly Statements: Property<readonly Property<Wafv2WebAclStatement>[]>;
}

export interface Wafv2WebAclManagedRuleGroupStatement {
  readonly ExcludedRules?: Property<readonly Property<Wafv2WebAclExcludedRule>[]>;
  readonly ManagedRuleGroupConfigs?: Property<readonly Property<Wafv2WebAclManagedRuleGroupConfig>[]>;
  readonly Name: Property<string>;
  readonly RuleActionOverrides?: Property<readonly Property<Wafv2WebAclRuleActionOverride>[]>;
  readonly ScopeDownStatement?: Property<Wafv2WebAclStatement>;
  readonly VendorName: Property<string>;
  readonly Version?: Property<string>;
}

export interface Wafv2WebAclManagedRuleGroupConfig {
  readonly AWSManagedRulesACFPRuleSet?: Property<Wafv2WebAclAwsManagedRulesAcfpRuleSet>;
  readonly AWSManagedRulesATPRuleSet?: Property<Wafv2WebAclAwsManagedRulesAtpRuleSet>;
  readonly AWSManagedRulesAntiDDoSRuleSet?: Property<Wafv2WebAclAwsManagedRulesAntiDDoSRuleSet>;
  readonly AWSManagedRulesBotControlRuleSet?: Property<Wafv2WebAclAwsManagedRulesBotControlRuleSet>;
  readonly LoginPath?: Property<string>;
  readonly PasswordField?: Property<Wafv2WebAclFieldIdentifier>;
  readonly PayloadType?: Property<'FORM_ENCODED' | 'JSON'>;
  readonly UsernameField?: Property<Wafv2WebAclFieldIdentifier>;
}

export interface Wafv2WebAclFieldIdentifier {
  readonly Identifier: Property<string>;
}

export interface Wafv2WebAclAwsManagedRulesAtpRuleSet {
  readonly EnableRegexInPath?: Property<boolean>;
  readonly LoginPath: Property<string>;
  readonly RequestInspection?: Property<Wafv2WebAclRequestInspection>;
  readonly ResponseInspection?: Property<Wafv2WebAclResponseInspection>;
}

export interface Wafv2WebAclResponseInspection {
  readonly BodyContains?: Property<Wafv2WebAclResponseInspectionBodyContains>;
  readonly Header?: Property<Wafv2WebAclResponseInspectionHeader>;
  readonly Json?: Property<Wafv2WebAclResponseInspectionJson>;
  readonly StatusCode?: Property<Wafv2WebAclResponseInspectionStatusCode>;
}

export interface Wafv2WebAclResponseInspectionHeader {
  readonly FailureValues: Property<readonly Property<string>[]>;
  readonly Name: Property<string>;
  readonly SuccessValues: Property<readonly Property<string>[]>;
}

export interface Wafv2WebAclResponseInspectionBodyContains {
  readonly FailureStrings: Property<readonly Property<string>[]>;
  readonly SuccessStrings: Property<readonly Property<string>[]>;
}

export interface Wafv2WebAclResponseInspectionJson {
  readonly FailureValues: Property<readonly Property<string>[]>;
  readonly Identifier: Property<string>;
  readonly SuccessValues: Property<readonly Property<string>[]>;
}

export interface Wafv2WebAclResponseInspectionStatusCode {
  readonly FailureCodes: Property<readonly Property<number>[]>;
  readonly SuccessCodes: Property<readonly Property<number>[]>;
}

export interface Wafv2WebAclRequestInspection {
  readonly PasswordField: Property<Wafv2WebAclFieldIdentifier>;
  readonly PayloadType: Property<'FORM_ENCODED' | 'JSON'>;
  readonly UsernameField: Property<Wafv2WebAclFieldIdentifier>;
}

export interface Wafv2WebAclAwsManagedRulesBotControlRuleSet {
  readonly EnableMachineLearning?: Property<boolean>;
  readonly InspectionLevel: Property<'COMMON' | 'TARGETED'>;
}

export interface Wafv2WebAclAwsManagedRulesAcfpRuleSet {
  readonly CreationPath: Property<string>;
  readonly EnableRegexInPath?: Property<boolean>;
  readonly RegistrationPagePath: Property<string>;
  readonly RequestInspection: Property<Wafv2WebAclRequestInspectionAcfp>;
  readonly ResponseInspection?: Property<Wafv2WebAclResponseInspection>;
}

export interface Wafv2WebAclRequestInspectionAcfp {
  readonly AddressFields?: Property<readonly Property<Wafv2WebAclFieldIdentifier>[]>;
  readonly EmailField?: Property<Wafv2WebAclFieldIdentifier>;
  readonly PasswordField?: Property<Wafv2WebAclFieldIdentifier>;
  readonly PayloadType: Property<'FORM_ENCODED' | 'JSON'>;
  readonly PhoneNumberFields?: Property<readonly Property<Wafv2WebAclFieldIdentifier>[]>;
  readonly UsernameField?: Property<Wafv2WebAclFieldIdentifier>;
}

export interface Wafv2WebAclAwsManagedRulesAntiDDoSRuleSet {
  readonly ClientSideActionConfig: Property<Wafv2WebAclClientSideActionConfig>;
  readonly SensitivityToBlock?: Property<'HIGH' | 'LOW' | 'MEDIUM'>;
}

export interface Wafv2WebAclClientSideActionConfig {
  readonly Challenge: Property<Wafv2WebAclClientSideAction>;
}

export interface Wafv2WebAclClientSideAction {
  readonly ExemptUriRegularExpressions?: Property<readonly Property<Wafv2WebAclRegex>[]>;
  readonly Sensitivity?: Property<'HIGH' | 'LOW' | 'MEDIUM'>;
  readonly UsageOfAction: Property<'DISABLED' | 'ENABLED'>;
}

export interface Wafv2WebAclRegex {
  readonly RegexString?: Property<string>;
}

export interface Wafv2WebAclIpSetReferenceStatement {
  readonly Arn: Property<string>;
  readonly IPSetForwardedIPConfig?: Property<Wafv2WebAclIpSetForwardedIpConfiguration>;
}

export interface Wafv2WebAclIpSetForwardedIpConfiguration {
  readonly FallbackBehavior: Property<'MATCH' | 'NO_MATCH'>;
  readonly HeaderName: Property<string>;
  readonly Position: Property<'ANY' | 'FIRST' | 'LAST'>;
}

export interface Wafv2WebAclAsnMatchStatement {
  readonly AsnList?: Property<readonly Property<number>[]>;
  readonly ForwardedIPConfig?: Property<Wafv2WebAclForwardedIpConfiguration>;
}

export interface Wafv2WebAclOverrideAction {
  readonly Count?: Property<Json>;
  readonly None?: Property<Json>;
}

export interface Wafv2WebAclLabel {
  readonly Name: Property<string>;
}

export interface Wafv2WebAclVisibilityConfig {
  readonly CloudWatchMetricsEnabled: Property<boolean>;
  readonly MetricName: Property<string>;
  readonly SampledRequestsEnabled: Property<boolean>;
}

export interface Wafv2WebAclCaptchaConfig {
  readonly ImmunityTimeProperty?: Property<Wafv2WebAclImmunityTimeProperty>;
}

export interface Wafv2WebAclDataProtectionConfig {
  readonly DataProtections: Property<readonly Property<Wafv2WebAclDataProtect>[]>;
}

export interface Wafv2WebAclDataProtect {
  readonly Action: Property<'HASH' | 'SUBSTITUTION'>;
  readonly ExcludeRateBasedDetails?: Property<boolean>;
  readonly ExcludeRuleMatchDetails?: Property<boolean>;
  readonly Field: Property<Wafv2WebAclFieldToProtect>;
}

export interface Wafv2WebAclFieldToProtect {
  readonly FieldKeys?: Property<readonly Property<string>[]>;
  readonly FieldType: Property<'BODY' | 'QUERY_STRING' | 'SINGLE_COOKIE' | 'SINGLE_HEADER' | 'SINGLE_QUERY_ARGUMENT'>;
}

export interface Wafv2WebAclApplicationConfig {
  readonly Attributes: Property<readonly Property<Wafv2WebAclApplicationAttribute>[]>;
}

export interface Wafv2WebAclApplicationAttribute {
  readonly Name: Property<string>;
  readonly Values: Property<readonly Property<string>[]>;
}

export interface Wafv2WebAclOnSourceDDoSProtectionConfig {
  readonly ALBLowReputationMode: Property<'ACTIVE_UNDER_DDOS' | 'ALWAYS_ON'>;
}

export interface Wafv2WebAclMonetizationConfig {
  readonly CryptoConfig?: Property<Wafv2WebAclCryptoConfig>;
  readonly CurrencyMode?: Property<'REAL' | 'TEST'>;
}

export interface Wafv2WebAclCryptoConfig {
  readonly PaymentNetworks: Property<readonly Property<Wafv2WebAclPaymentNetwork>[]>;
}

export interface Wafv2WebAclPaymentNetwork {
  readonly Chain: Property<'BASE' | 'BASE_SEPOLIA' | 'SOLANA' | 'SOLANA_DEVNET'>;
  readonly Prices: Property<readonly Property<Wafv2WebAclPrice>[]>;
  readonly WalletAddress: Property<string>;
}

export interface Wafv2WebAclPrice {
  readonly Amount: Property<string>;
  readonly Currency: Property<'USDC'>;
}

export interface Wafv2WebAclAssociationProperties {
  readonly ResourceArn: Property<string>;
  readonly WebACLArn: Property<string>;
}
