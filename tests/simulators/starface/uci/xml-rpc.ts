import { SaxesParser } from 'saxes';
import { DateTime } from './date-time.ts';

export type XmlRpcValue = string | number | boolean | null | DateTime | Buffer | readonly XmlRpcValue[] | XmlRpcStruct;
export type XmlRpcStruct = { readonly [name: string]: XmlRpcValue };
export type MethodCall = { readonly methodName: string; readonly params: readonly XmlRpcValue[] };

/** The document is no XML-RPC message, or more than the PBX takes. */
export class XmlRpcSyntaxError extends Error {}

const MAX_DEPTH = 64;

type Frame = { readonly tag: string; text: string; readonly values: XmlRpcValue[]; name: string; struct: StructMap };
type StructMap = Record<string, XmlRpcValue>;

/** Reads a methodCall. `<nil/>` and untyped values are accepted, since public clients send both. */
export function decodeMethodCall(xml: string): MethodCall {
  const parser = new SaxesParser();
  const stack: Frame[] = [newFrame('#document')];
  let methodName = '';
  let isCall = false;
  let failure: Error | undefined;
  parser.on('error', (error) => (failure ??= error));
  parser.on('doctype', () => (failure ??= new XmlRpcSyntaxError('A DOCTYPE is refused.')));
  parser.on('opentag', ({ name }) => {
    if (stack.length > MAX_DEPTH) failure ??= new XmlRpcSyntaxError('The document is nested too deeply.');
    isCall ||= name === 'methodCall';
    if (failure === undefined) stack.push(newFrame(name));
  });
  const addText = (text: string): void => {
    const top = stack.at(-1);
    if (top !== undefined) top.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => {
    if (failure !== undefined) return;
    const frame = stack.pop();
    const parent = stack.at(-1);
    if (frame === undefined || parent === undefined) return;
    if (name === 'methodName') methodName = frame.text.trim();
    else close(frame, parent);
  });
  parser.write(xml).close();
  if (failure !== undefined) throw new XmlRpcSyntaxError(failure.message);
  if (!isCall || methodName === '') throw new XmlRpcSyntaxError('A methodCall with a methodName is expected.');
  return { methodName, params: stack[0]?.values ?? [] };
}

export function encodeMethodCall(methodName: string, params: readonly XmlRpcValue[]): string {
  return `${HEAD}<methodCall><methodName>${escape(methodName)}</methodName>${encodeParams(params)}</methodCall>`;
}

export function encodeMethodResponse(value: XmlRpcValue): string {
  return `${HEAD}<methodResponse>${encodeParams([value])}</methodResponse>`;
}

export function encodeFault(faultCode: number, faultString: string): string {
  return `${HEAD}<methodResponse><fault>${encodeValue({ faultCode, faultString })}</fault></methodResponse>`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

function encodeParams(params: readonly XmlRpcValue[]): string {
  return `<params>${params.map((value) => `<param>${encodeValue(value)}</param>`).join('')}</params>`;
}

function encodeValue(value: XmlRpcValue): string {
  return `<value>${encodeInner(value)}</value>`;
}

function encodeInner(value: XmlRpcValue): string {
  if (value === null) return '<nil/>';
  if (typeof value === 'string') return `<string>${escape(value)}</string>`;
  if (typeof value === 'boolean') return `<boolean>${value ? 1 : 0}</boolean>`;
  if (typeof value === 'number') {
    return Number.isInteger(value) ? `<int>${value}</int>` : `<double>${value}</double>`;
  }
  if (value instanceof DateTime) return `<dateTime.iso8601>${value.text}</dateTime.iso8601>`;
  if (Buffer.isBuffer(value)) return `<base64>${value.toString('base64')}</base64>`;
  if (isArray(value)) return `<array><data>${value.map(encodeValue).join('')}</data></array>`;
  const members = Object.entries(value).map(
    ([name, member]) => `<member><name>${escape(name)}</name>${encodeValue(member)}</member>`,
  );
  return `<struct>${members.join('')}</struct>`;
}

export function isArray(value: XmlRpcValue): value is readonly XmlRpcValue[] {
  return Array.isArray(value);
}

export function isStruct(value: XmlRpcValue | undefined): value is XmlRpcStruct {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof DateTime) &&
    !Buffer.isBuffer(value) &&
    !isArray(value)
  );
}

function newFrame(tag: string): Frame {
  return { tag, text: '', values: [], name: '', struct: {} };
}

function close(frame: Frame, parent: Frame): void {
  const { tag, text } = frame;
  if (tag === 'value') {
    const typed = frame.values[0];
    // An untyped value is a string.
    const value = typed === undefined ? text : typed;
    if (parent.tag === 'member') parent.values[0] = value;
    else parent.values.push(value);
  } else if (tag === 'name') parent.name = text.trim();
  else if (tag === 'member')
    Object.defineProperty(parent.struct, frame.name, own(frame.values[0] === undefined ? '' : frame.values[0]));
  else if (tag === 'struct') parent.values.push(frame.struct);
  else if (tag === 'array') parent.values.push(frame.values);
  else if (tag === 'data' || tag === 'params' || tag === 'param' || tag === 'methodCall') {
    parent.values.push(...frame.values);
  } else parent.values.push(scalar(tag, text));
}

function own(value: XmlRpcValue): PropertyDescriptor {
  return { value, enumerable: true, writable: true, configurable: true };
}

function scalar(tag: string, text: string): XmlRpcValue {
  switch (tag) {
    case 'string':
      return text;
    case 'int':
    case 'i4':
    case 'i8':
    case 'double':
      return number(text.trim());
    case 'boolean':
      return text.trim() === '1' || text.trim().toLowerCase() === 'true';
    case 'dateTime.iso8601':
      return new DateTime(text.trim());
    case 'base64':
      return Buffer.from(text, 'base64');
    case 'nil':
    case 'ex:nil':
      return null;
    default:
      throw new XmlRpcSyntaxError(`The element ${tag} is unknown.`);
  }
}

function number(text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) throw new XmlRpcSyntaxError('A number is expected.');
  return value;
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character);
}
