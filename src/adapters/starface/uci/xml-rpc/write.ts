import { XmlRpcDateTime } from './value.ts';
import type { XmlRpcValue } from './value.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

export function writeMethodCall(method: string, parameters: readonly XmlRpcValue[]): string {
  return `${DECLARATION}<methodCall><methodName>${escape(method)}</methodName>${writeParameters(parameters)}</methodCall>`;
}

export function writeMethodResponse(value: XmlRpcValue): string {
  return `${DECLARATION}<methodResponse>${writeParameters([value])}</methodResponse>`;
}

function writeParameters(parameters: readonly XmlRpcValue[]): string {
  return `<params>${parameters.map((value) => `<param>${writeValue(value)}</param>`).join('')}</params>`;
}

function writeValue(value: XmlRpcValue): string {
  return `<value>${writeTyped(value)}</value>`;
}

function writeTyped(value: XmlRpcValue): string {
  if (value === null) return '<nil/>';
  if (typeof value === 'string') return `<string>${escape(value)}</string>`;
  if (typeof value === 'boolean') return `<boolean>${value ? 1 : 0}</boolean>`;
  if (typeof value === 'number') return writeNumber(value);
  if (value instanceof XmlRpcDateTime) return `<dateTime.iso8601>${escape(value.text)}</dateTime.iso8601>`;
  if (value instanceof Uint8Array) return `<base64>${Buffer.from(value).toString('base64')}</base64>`;
  if (isArray(value)) return `<array><data>${value.map(writeValue).join('')}</data></array>`;
  const members = Object.entries(value).map(
    ([name, member]) => `<member><name>${escape(name)}</name>${writeValue(member)}</member>`,
  );
  return `<struct>${members.join('')}</struct>`;
}

// Array.isArray does not narrow a readonly array away.
function isArray(value: XmlRpcValue): value is readonly XmlRpcValue[] {
  return Array.isArray(value);
}

function writeNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) return `<int>${value}</int>`;
  return `<double>${value}</double>`;
}

/** Characters that XML 1.0 cannot hold are dropped, and half surrogates with them. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
