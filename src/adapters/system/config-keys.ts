/** The keys of the configuration as a flat list, read from the schema: for the environment, suggestions and documents. */
import { z } from 'zod';
import { configSchema } from './config-schema.ts';

export type Key = {
  /** `starface.url` */
  readonly path: string;
  /** `BRIDGE_STARFACE__URL` */
  readonly variable: string;
  readonly description: string;
  readonly required: boolean;
  readonly defaultValue: unknown;
  readonly sample: unknown;
  readonly schema: JsonSchema;
};

export type JsonSchema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly description?: string;
  readonly default?: unknown;
  readonly sample?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Secrets come from a file that the configuration names, or from the environment; never from the file itself. */
export const secretKeys: readonly { readonly path: string; readonly filePath: string; readonly variable: string }[] = [
  'secretsKey',
  'consoleCode',
  'microsoft.certificate',
  'microsoft.clientSecret',
  'starface.password',
  'starface.restClientSecret',
  'starface.oauth.clientSecret',
  'starface.lamps.password',
  'starface.companionSecret',
].map((path) => ({ path, filePath: `${path}File`, variable: variableOf(path) }));

/** `starface.passwordFile` → `BRIDGE_STARFACE__PASSWORD_FILE` */
export function variableOf(path: string): string {
  const words = path.split('.').map((word) => word.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase());
  return `BRIDGE_${words.join('__')}`;
}

/** Folds case and the underscores inside a word: `BRIDGE_PUBLICURL` and `BRIDGE_PUBLIC_URL` are the same key. */
export function foldVariable(name: string): string {
  return name
    .replace(/^BRIDGE_/i, '')
    .split('__')
    .map((word) => word.replaceAll('_', '').toLowerCase())
    .join('.');
}

export const configJsonSchema = z.toJSONSchema(configSchema, { io: 'input' }) as JsonSchema;

/** Every key that is no section, in the order of the schema. */
export const configKeys: readonly Key[] = leaves(configJsonSchema, '', true);

/** The names of the sections, such as `starface` and `starface.tls`. */
export const configSections: readonly string[] = sections(configJsonSchema, '');

function leaves(schema: JsonSchema, prefix: string, required: boolean): Key[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const path = prefix + name;
    const needed = required && (schema.required ?? []).includes(name);
    if (member.properties) return leaves(member, `${path}.`, needed || (required && member.default !== undefined));
    const key: Key = {
      path,
      variable: variableOf(path),
      description: member.description ?? '',
      required: needed,
      defaultValue: member.default,
      sample: member.sample,
      schema: member,
    };
    return [key];
  });
}

function sections(schema: JsonSchema, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    member.properties ? [prefix + name, ...sections(member, `${prefix}${name}.`)] : [],
  );
}
