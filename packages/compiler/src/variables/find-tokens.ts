import type { Stretch } from './find-credentials.ts';

/** Private keys and tokens that can be told by their form alone, wherever they stand in a text. */
export function findTokens(text: string): readonly Stretch[] {
  if (text.length < shortestToken) return [];
  const found: Stretch[] = [];
  for (const pattern of tokenForms) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const end = match.index + match[0].length;
      found.push({ start: end - (match[1] ?? match[0]).length, end });
    }
  }
  return found;
}

const shortestToken = 8;

// A group, where there is one, is the secret at the match's end.
const tokenForms: readonly RegExp[] = [
  // private keys, also with `\n` for line feeds, also cut off
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*-----|$)/g,
  // JSON web tokens
  /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)*/g,
  // AWS access keys
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  // tokens that their issuers mark with a prefix
  new RegExp(`(?<![A-Za-z0-9])(?:${markedPrefixes().join('|')})`, 'g'),
  // password hashes
  /\$(?:2[aby]|5|6|y|apr1|argon2(?:id|i|d)|scrypt)\$[\w$./+=,-]{8,}/g,
  // HTTP authorization
  /(?:\b[Bb]earer|[Aa]uthorization: *\w+) +([\w.~+/=-]{6,})/g,
];

function markedPrefixes(): readonly string[] {
  return [
    // OpenAI, Anthropic, OpenRouter, DeepSeek
    'sk-[\\w-]{8,}',
    // Stripe
    '(?:sk|rk)_(?:live|test)_\\w{6,}',
    // webhook secrets
    'whsec_[\\w+/=]{6,}',
    // GitHub, GitLab
    'gh[pousr]_\\w{16,}|github_pat_\\w{16,}|gl(?:pat|rt|dt|ptt|soat)-[\\w-]{16,}',
    // Slack
    'xox[abeprs]-[\\w-]{8,}|xapp-[\\w-]{8,}',
    // Google
    'AIza[\\w-]{30,}|ya29\\.[\\w-]{8,}|GOCSPX-[\\w-]{8,}',
    // SendGrid, Mailgun, Mailchimp
    'SG\\.[\\w-]{8,}\\.[\\w-]{8,}|key-[0-9a-f]{32}|[0-9a-f]{32}-us[0-9]{1,2}(?!\\w)',
    // package registries
    'npm_\\w{20,}|pypi-[\\w-]{20,}|dckr_pat_[\\w-]{16,}',
    // Hugging Face, Replicate, Groq, Perplexity, NVIDIA, xAI, Tavily, Pinecone
    'hf_\\w{16,}|r8_\\w{20,}|gsk_\\w{20,}|pplx-\\w{20,}|nvapi-[\\w-]{20,}|xai-\\w{20,}|tvly-[\\w-]{8,}|pcsk_\\w{16,}',
    // HashiCorp, DigitalOcean, Fly, Tailscale, age
    'hv[sbr]\\.[\\w-]{16,}|do[opr]_v1_\\w{16,}|fo1_[\\w-]{16,}|tskey-[\\w-]{8,}|AGE-SECRET-KEY-\\w{8,}',
    // Shopify, Square, Linear, Notion, Figma, New Relic, Grafana, Sentry, Telegram
    'shp(?:at|ca|pa|ss)_\\w{16,}|sq0[a-z]{3}-[\\w-]{16,}|lin_api_\\w{16,}|ntn_\\w{16,}|figd_[\\w-]{16,}',
    'NRAK-\\w{16,}|gl(?:c|sa)_\\w{16,}|sntry[su]_[\\w=+/-]{16,}|[0-9]{8,10}:AA[\\w-]{30,}',
  ];
}
