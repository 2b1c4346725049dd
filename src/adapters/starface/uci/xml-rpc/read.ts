import { BadXml, parseElement } from './element.ts';
import type { Element, XmlLimits } from './element.ts';
import { XmlRpcDateTime } from './value.ts';
import type { XmlRpcValue } from './value.ts';

export type MethodCall = { readonly method: string; readonly parameters: readonly XmlRpcValue[] };

export type MethodResponse =
  | { readonly kind: 'value'; readonly value: XmlRpcValue }
  | { readonly kind: 'fault'; readonly code: number | null; readonly text: string };

/** Throws `BadXml` and nothing else. */
export function readMethodCall(document: Uint8Array, limits?: XmlLimits): MethodCall {
  const root = parseElement(document, limits);
  const method = child(root, 'methodName')?.text.trim();
  if (root.name !== 'methodCall' || method === undefined || method === '') throw new BadXml('no method call');
  return { method, parameters: parametersOf(root) };
}

/** Throws `BadXml` and nothing else. An answer without a value is nil. */
export function readMethodResponse(document: Uint8Array, limits?: XmlLimits): MethodResponse {
  const root = parseElement(document, limits);
  if (root.name !== 'methodResponse') throw new BadXml('no method response');
  const fault = child(root, 'fault');
  if (fault === undefined) return { kind: 'value', value: parametersOf(root)[0] ?? null };
  const told = child(fault, 'value');
  const value = told === undefined ? null : readValue(told);
  const members: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  return {
    kind: 'fault',
    code: typeof members.faultCode === 'number' ? members.faultCode : null,
    text: typeof members.faultString === 'string' ? members.faultString : '',
  };
}

function parametersOf(root: Element): readonly XmlRpcValue[] {
  const parameters = child(root, 'params')?.children.filter((element) => element.name === 'param') ?? [];
  return parameters.map((parameter) => {
    const value = child(parameter, 'value');
    return value === undefined ? null : readValue(value);
  });
}

function child(element: Element, name: string): Element | undefined {
  return element.children.find((candidate) => candidate.name === name);
}

/** A scalar that is none of its type is nil: no information. */
function readValue(element: Element): XmlRpcValue {
  const typed = element.children[0];
  if (typed === undefined) return element.text;
  switch (typed.name) {
    case 'string':
      return typed.text;
    case 'int':
    case 'i4':
    case 'i8':
    case 'i2':
    case 'i1':
      return readNumber(typed.text, /^[+-]?\d{1,19}$/);
    case 'double':
    case 'float':
      return readNumber(typed.text, /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i);
    case 'boolean':
      return readBoolean(typed.text.trim());
    case 'dateTime.iso8601':
    case 'dateTime':
      return new XmlRpcDateTime(typed.text.trim());
    case 'base64':
      return new Uint8Array(Buffer.from(typed.text, 'base64'));
    case 'array':
      return (
        child(typed, 'data')
          ?.children.filter((entry) => entry.name === 'value')
          .map(readValue) ?? []
      );
    case 'struct':
      return readStruct(typed);
    default:
      return null;
  }
}

function readNumber(text: string, form: RegExp): number | null {
  const trimmed = text.trim();
  const value = form.test(trimmed) ? Number(trimmed) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

function readBoolean(text: string): boolean | null {
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : null;
}

/** Without prototype, so that a member may bear any name. */
function readStruct(element: Element): XmlRpcValue {
  const struct = Object.create(null) as Record<string, XmlRpcValue>;
  for (const member of element.children) {
    const name = child(member, 'name')?.text;
    const value = child(member, 'value');
    if (member.name === 'member' && name !== undefined) struct[name] = value === undefined ? null : readValue(value);
  }
  return struct;
}
