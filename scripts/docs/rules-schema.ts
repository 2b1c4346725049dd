/** `docs/rules.schema.json`, made from `src/contract/rules.ts`. */
import { rulesJsonSchema } from '../../src/contract/rules.ts';

export function rulesSchemaFile(): string {
  return `${JSON.stringify(rulesJsonSchema(), null, 2)}\n`;
}
