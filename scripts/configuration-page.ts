/** `docs/configuration.md` and `docs/bridge.sample.json`, made from the schema. */
import { configKeys, secretKeys, type JsonSchema, type Key } from '../src/adapters/system/config-keys.ts';

export function sampleFile(): string {
  const sample: Record<string, unknown> = {};
  for (const key of configKeys) {
    const value = key.sample ?? key.defaultValue;
    if (value !== undefined) put(sample, key.path.split('.'), value);
  }
  return `${JSON.stringify(sample, null, 2)}\n`;
}

export function configurationPage(): string {
  return `# Configuration

<!-- Made from src/adapters/system/config-schema.ts by \`npm run docs\`; do not edit. -->

The bridge reads one JSON file: \`npm start -- --config bridge.json\`. [\`bridge.sample.json\`](bridge.sample.json) is one
to begin with. JSON has no comments.

- Every key can also be set in the environment, which wins over the file: \`starface.url\` is \`BRIDGE_STARFACE__URL\`,
  \`publicUrl\` is \`BRIDGE_PUBLIC_URL\`. Two underscores go one level down, single ones may be left out. Lists are
  separated by commas or written as JSON; whole sections such as \`presence.hours\` are written as JSON.
- Secrets never stand in the file. It names a file that holds one (\`…File\`), or the environment holds it.
- Paths are relative to the folder of the configuration file.
- Plain http is accepted towards loopback addresses only. A private certificate authority is made known with Node's
  \`NODE_EXTRA_CA_CERTS\`.
- A start with a wrong configuration lists every fault and exits with 2.
- What the console can change too (such as the mode) is fixed where the file sets it; the console then shows it read-only.

${sectionsOf(configKeys).map(sectionTable).join('\n')}
## Secrets in the environment

| variable | instead of |
| --- | --- |
${secretKeys.map((key) => `| \`${key.variable}\` | \`${key.filePath}\` |`).join('\n')}

## Files

- \`secretsKeyFile\`: \`openssl rand -base64 32 > secrets/key\`. Keep a copy apart from the backup of the data: without it
  everybody has to link his telephone again.
- \`microsoft.certificateFile\`: private key and certificate in one PEM file. Upload the certificate, not the key, to the
  app registration.
- Readable for the bridge's own user only (\`chmod 600\`).
`;
}

function sectionsOf(keys: readonly Key[]): readonly (readonly [string, readonly Key[]])[] {
  return [...Map.groupBy(keys, (key) => (key.path.includes('.') ? (key.path.split('.')[0] ?? '') : 'General'))];
}

function sectionTable([name, keys]: readonly [string, readonly Key[]]): string {
  const rows = keys.map((key) => {
    const value = key.required ? 'required' : key.defaultValue === undefined ? '' : code(key.defaultValue);
    return `| \`${key.path}\` | ${typeOf(key.schema)} | ${value} | ${key.description} |`;
  });
  const title = name === 'General' ? name : `\`${name}\``;
  return `## ${title}\n\n| key | value | default | meaning |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function typeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(' ');
  if (schema.anyOf) return schema.anyOf.map((one) => ('const' in one ? code(one.const) : typeOf(one))).join(' or ');
  if (schema.type === 'array') return schema.items?.properties ? 'list of windows' : 'list of texts';
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'string') return 'text';
  const range = schema.minimum !== undefined && schema.maximum !== undefined;
  return range ? `number, ${schema.minimum} to ${schema.maximum}` : 'number';
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function put(tree: Record<string, unknown>, names: readonly string[], value: unknown): void {
  const [name = '', ...rest] = names;
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const branch = (tree[name] ?? {}) as Record<string, unknown>;
  tree[name] = branch;
  put(branch, rest, value);
}
