/**
 * The last net under the rule that logs hold ids and never names, numbers or secrets: whatever a caller passes by
 * mistake is masked by its key, and by its look where it stands inside a text.
 */
const mask = '[redacted]';
const deepest = 6;

/** Compared without case and without separators. */
const hiddenKeys: ReadonlySet<string> = new Set(
  [
    ...[
      'password',
      'secret',
      'clientSecret',
      'token',
      'accessToken',
      'refreshToken',
      'idToken',
      'authToken',
      'assertion',
    ],
    ...['authorization', 'cookie', 'setCookie', 'privateKey', 'credentials', 'body', 'nonce', 'clientState'],
    ...['name', 'displayName', 'firstName', 'familyName', 'upn', 'mail', 'email', 'number', 'phoneNumber', 'subject'],
    ...['availability', 'activity'],
  ].map(fold),
);

const hiddenTexts: readonly RegExp[] = [
  /\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, // JSON Web Token
  /\b(Bearer|Basic|Digest)\s+[\w+/=.~-]+/gi,
  /[\w.+%-]+@[\w-]+(\.[\w-]+)+/g, // mail address, UPN
  /\+\d[\d\s/().-]{5,}\d/g, // telephone number
  /([?&](token|authToken|auth_token|code|secret|password)=)[^&\s"]+/gi,
];

export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '[deep]';
  if (value instanceof Error) return errorForm(value, depth);
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if ('toJSON' in value && typeof value.toJSON === 'function')
    return redact((value as { toJSON(): unknown }).toJSON(), depth + 1);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, hiddenKeys.has(fold(key)) ? mask : redact(member, depth + 1)]),
  );
}

export function redactText(text: string): string {
  return hiddenTexts.reduce((masked, look) => masked.replace(look, mask), text);
}

/** Without the stack: its paths tell nothing that the code does not. */
function errorForm(error: Error, depth: number): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) };
  return { error: error.name, ...code, message: redactText(error.message), ...cause };
}

function fold(key: string): string {
  return key.replace(/[_-]/g, '').toLowerCase();
}
