import type { Stretch } from './find-credentials.ts';

/** Private keys and tokens that can be told by their form alone, wherever they stand in a text. */
export function findTokens(text: string): readonly Stretch[] {
  if (text.length < shortestToken) return [];
  const found: Stretch[] = [];
  for (const [mark, form] of tokenForms) {
    // Most texts have none of the marks, and none of the patterns then has to be compiled.
    if (!text.includes(mark)) continue;
    for (const match of text.matchAll(form)) {
      const end = match.index + match[0].length;
      found.push({ start: end - (match[1] ?? match[0]).length, end });
    }
  }
  return found;
}

const shortestToken = 8;

/** What every token of a form contains, and the form; a group, if any, is the secret at its end. */
const tokenForms: readonly (readonly [mark: string, form: RegExp])[] = [
  // private keys, also with `\n` for line feeds, also cut off
  [
    '-----BEGIN',
    /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*-----|$)/g,
  ],
  // JSON web tokens
  ['eyJ', /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)*/g],
  // password hashes
  ['$', /\$(?:2[aby]|5|6|y|apr1|argon2(?:id|i|d)|scrypt)\$[\w$./+=,-]{8,}/g],
  // HTTP authorization
  ['earer', /\b[Bb]earer +([\w.~+/=-]{6,})/g],
  ['uthorization', /[Aa]uthorization: *\w+ +([\w.~+/=-]{6,})/g],
  // AWS
  ['AKIA', /(?<![A-Za-z0-9])AKIA[A-Z0-9]{16}(?![A-Za-z0-9])/g],
  ['ASIA', /(?<![A-Za-z0-9])ASIA[A-Z0-9]{16}(?![A-Za-z0-9])/g],
  // OpenAI, Anthropic, OpenRouter, DeepSeek
  ['sk-', /(?<![A-Za-z0-9])sk-[\w-]{8,}/g],
  // Stripe
  ['k_live_', /(?<![A-Za-z0-9])[sr]k_live_\w{6,}/g],
  ['k_test_', /(?<![A-Za-z0-9])[sr]k_test_\w{6,}/g],
  // webhook secrets
  ['whsec_', /whsec_[\w+/=]{6,}/g],
  // GitHub, GitLab
  ['gh', /(?<![A-Za-z0-9])gh[pousr]_\w{16,}/g],
  ['github_pat_', /github_pat_\w{16,}/g],
  ['gl', /(?<![A-Za-z0-9])gl(?:pat|rt|dt|ptt|soat)-[\w-]{16,}/g],
  // Slack
  ['xox', /(?<![A-Za-z0-9])xox[abeprs]-[\w-]{8,}/g],
  ['xapp-', /(?<![A-Za-z0-9])xapp-[\w-]{8,}/g],
  // Google
  ['AIza', /(?<![A-Za-z0-9])AIza[\w-]{30,}/g],
  ['ya29.', /(?<![A-Za-z0-9])ya29\.[\w-]{8,}/g],
  ['GOCSPX-', /GOCSPX-[\w-]{8,}/g],
  // SendGrid, Mailgun, Mailchimp
  ['SG.', /(?<![A-Za-z0-9])SG\.[\w-]{8,}\.[\w-]{8,}/g],
  ['key-', /(?<![A-Za-z0-9])key-[0-9a-f]{32}/g],
  ['-us', /(?<![A-Za-z0-9])[0-9a-f]{32}-us[0-9]{1,2}(?!\w)/g],
  // package and image registries
  ['npm_', /(?<![A-Za-z0-9])npm_\w{20,}/g],
  ['pypi-', /(?<![A-Za-z0-9])pypi-[\w-]{20,}/g],
  ['dckr_pat_', /dckr_pat_[\w-]{16,}/g],
  // Hugging Face, Replicate, Groq, Perplexity, NVIDIA, xAI, Tavily, Pinecone
  ['hf_', /(?<![A-Za-z0-9])hf_\w{16,}/g],
  ['r8_', /(?<![A-Za-z0-9])r8_\w{20,}/g],
  ['gsk_', /(?<![A-Za-z0-9])gsk_\w{20,}/g],
  ['pplx-', /(?<![A-Za-z0-9])pplx-\w{20,}/g],
  ['nvapi-', /(?<![A-Za-z0-9])nvapi-[\w-]{20,}/g],
  ['xai-', /(?<![A-Za-z0-9])xai-\w{20,}/g],
  ['tvly-', /(?<![A-Za-z0-9])tvly-[\w-]{8,}/g],
  ['pcsk_', /(?<![A-Za-z0-9])pcsk_\w{16,}/g],
  // HashiCorp, DigitalOcean, Fly, Tailscale, age
  ['hv', /(?<![A-Za-z0-9])hv[sbr]\.[\w-]{16,}/g],
  ['_v1_', /(?<![A-Za-z0-9])do[opr]_v1_\w{16,}/g],
  ['fo1_', /(?<![A-Za-z0-9])fo1_[\w-]{16,}/g],
  ['tskey-', /(?<![A-Za-z0-9])tskey-[\w-]{8,}/g],
  ['AGE-SECRET-KEY-', /AGE-SECRET-KEY-\w{8,}/g],
  // Shopify, Square, Linear, Notion, Figma, New Relic, Grafana, Sentry, Telegram
  ['shp', /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_\w{16,}/g],
  ['sq0', /(?<![A-Za-z0-9])sq0[a-z]{3}-[\w-]{16,}/g],
  ['lin_api_', /lin_api_\w{16,}/g],
  ['ntn_', /(?<![A-Za-z0-9])ntn_\w{16,}/g],
  ['figd_', /figd_[\w-]{16,}/g],
  ['NRAK-', /NRAK-\w{16,}/g],
  ['gl', /(?<![A-Za-z0-9])gl(?:c|sa)_\w{16,}/g],
  ['sntry', /sntry[su]_[\w=+/-]{16,}/g],
  [':AA', /(?<![A-Za-z0-9])[0-9]{8,10}:AA[\w-]{30,}/g],
];
