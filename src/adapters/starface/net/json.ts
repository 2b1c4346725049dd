import { starfaceError } from '../starface-error.ts';

/** The answer's body as JSON; an empty body is null. A body that is no JSON is an `OutsideError` of kind `unavailable`. */
export function parseJson(body: Uint8Array, operation: string): unknown {
  const text = new TextDecoder().decode(body);
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw starfaceError('unavailable', 'unreadable-answer', `The answer is no JSON: ${operation}`);
  }
}
