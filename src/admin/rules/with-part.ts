/** An object with one member changed; undefined leaves the member out. */
export function withPart<Value extends object, Key extends keyof Value>(
  value: Value,
  key: Key,
  part: Value[Key] | undefined,
): Value {
  const { [key]: _, ...rest } = value;
  return (part === undefined ? rest : { ...rest, [key]: part }) as Value;
}

/** A list without its members; an empty one is no condition. */
export function toggled<One>(list: readonly One[] | undefined, one: One, on: boolean): readonly One[] | undefined {
  const rest = (list ?? []).filter((member) => member !== one);
  const next = on ? [...rest, one] : rest;
  return next.length === 0 ? undefined : next;
}
