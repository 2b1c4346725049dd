/** A point in time as the PBX prints it: its own local time, without a zone. Of use for order, never for durations. */
export class XmlRpcDateTime {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type XmlRpcStruct = { readonly [member: string]: XmlRpcValue };

/** Values of https://xmlrpc.com/spec.md and the nil extension. Base64 is bytes. */
export type XmlRpcValue =
  null | boolean | number | string | XmlRpcDateTime | Uint8Array | readonly XmlRpcValue[] | XmlRpcStruct;

export function isStruct(value: XmlRpcValue | undefined): value is XmlRpcStruct {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof XmlRpcDateTime) &&
    !(value instanceof Uint8Array)
  );
}

/** A member as text; what is no text is no information. */
export function textOf(struct: XmlRpcStruct, member: string): string | undefined {
  const value = Object.hasOwn(struct, member) ? struct[member] : undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return value instanceof XmlRpcDateTime ? value.text : undefined;
}

/** The strings of an array; anything else in it is left out. */
export function stringsOf(value: XmlRpcValue): readonly string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}
