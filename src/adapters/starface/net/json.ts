import { starfaceError } from '../starface-error.ts';

/** Answers of the public specification are five levels deep at most. */
const MOST_DEPTH = 64;

/**
 * The answer's body as JSON; an empty body is null. A body that is no JSON, or nested without end, is an `OutsideError`
 * of kind `unavailable`.
 */
export function parseJson(body: Uint8Array, operation: string): unknown {
  const text = new TextDecoder().decode(body);
  if (text.trim() === '') return null;
  // What is kept to be written back is walked by recursion later.
  if (isTooDeep(text)) throw unreadable(`The answer is nested too deep: ${operation}`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw unreadable(`The answer is no JSON: ${operation}`);
  }
}

/** Counts brackets outside of texts. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === OPEN_BRACKET || code === OPEN_BRACE) {
      depth += 1;
      if (depth > MOST_DEPTH) return true;
    } else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) depth -= 1;
    else if (code === QUOTE) at = endOfText(text, at);
  }
  return false;
}

function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

function unreadable(message: string): Error {
  return starfaceError('unavailable', 'unreadable-answer', message);
}
