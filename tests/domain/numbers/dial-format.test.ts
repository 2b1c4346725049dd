import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PbxDialFormat } from '../../../src/domain/numbers/dial-format.ts';
import { fromPbxNumber, sameNumber, toDialFormat } from '../../../src/domain/numbers/dial-format.ts';
import { normaliseNumber } from '../../../src/domain/numbers/normalise-number.ts';

const pbx: PbxDialFormat = { country: 'DE', areaCode: '721', exitCode: '0' };

function dialled(raw: string, format: PbxDialFormat): string {
  const number = normaliseNumber(raw, format);
  if (!number.ok) throw new Error(`${raw} is refused: ${number.reason}`);
  return toDialFormat(number, format);
}

describe('what the PBX is given to dial', () => {
  test.each([
    ['0721 123456', 'national', '00721123456'],
    ['0721 123456', 'local', '0123456'],
    ['0721 123456', 'plus', '+49721123456'],
    ['030 23125 123', 'local', '003023125123'],
    ['+44 20 7946 0123', 'national', '000442079460123'],
    ['+44 20 7946 0123', 'plus', '+442079460123'],
    ['0171 3920012', 'national', '001713920012'],
    ['115', 'national', '0115'],
    ['123', 'national', '123'],
    ['110', 'national', '110'],
    ['112', 'plus', '112'],
    ['116117', 'local', '116117'],
  ] as const)('%s in the style "%s" is %s', (raw, style, expected) => {
    expect(dialled(raw, { ...pbx, style })).toBe(expected);
  });

  test('without an exit code nothing stands before the number', () => {
    expect(dialled('0721 123456', { country: 'DE' })).toBe('0721123456');
    expect(dialled('+44 20 7946 0123', { country: 'DE', exitCode: '' })).toBe('00442079460123');
  });

  test('countries dial by their own prefixes', () => {
    expect(dialled('+49 721 12345', { country: 'US', exitCode: '9' })).toBe('90114972112345');
    expect(dialled('212 555 0123', { country: 'US', exitCode: '9' })).toBe('912125550123');
    expect(dialled('06 6982 1234', { country: 'IT' })).toBe('0669821234');
  });

  test('an exit code with anything but digits is cut to its digits', () => {
    expect(dialled('0721 123456', { ...pbx, exitCode: '0,' })).toBe('00721123456');
  });
});

describe('how the PBX shows numbers', () => {
  test.each([
    ['00721123456', '+49721123456'],
    ['0721123456', '+49721123456'],
    ['+49721123456', '+49721123456'],
    ['49721123456', '+49721123456'],
    ['0049721123456', '+49721123456'],
    ['00441632960123', '+441632960123'],
    ['000441632960123', '+441632960123'],
    ['001713920012', '+491713920012'],
    ['123456', '+49721123456'],
  ])('%s is %s', (raw, expected) => {
    expect(fromPbxNumber(raw, pbx)).toMatchObject({ ok: true, e164: expected });
  });

  test('internal numbers stay internal', () => {
    expect(fromPbxNumber('123', pbx)).toMatchObject({ kind: 'internal', dial: '123' });
  });

  test('a caller without a number is no number', () => {
    for (const raw of ['', 'anonymous', 'unknown', '*60']) expect(fromPbxNumber(raw, pbx).ok).toBe(false);
  });

  test('a PBX that always shows the exit code is taken at its word', () => {
    const shown = { ...pbx, shownWithExitCode: true };
    expect(fromPbxNumber('00441632960123', shown)).toMatchObject({ e164: '+49441632960123' });
    expect(fromPbxNumber('00441632960123', { ...pbx, shownWithExitCode: false })).toMatchObject({
      e164: '+441632960123',
    });
  });

  test('another exit code is cut off', () => {
    expect(fromPbxNumber('90721123456', { ...pbx, exitCode: '9' })).toMatchObject({ e164: '+49721123456' });
  });
});

describe('the same phone', () => {
  test.each([
    ['0721 12345-67', '+497211234567', true],
    ['00721 1234567', '0721/12345-67', true],
    ['497211234567', '1234567', true],
    ['123', '123', true],
    ['123', '0721 123', false],
    ['0721 1234567', '0721 1234568', false],
    ['anonymous', 'anonymous', false],
    ['', '', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameNumber(a, b, pbx)).toBe(same);
    expect(sameNumber(b, a, pbx)).toBe(same);
  });
});

test('what was dialled is recognised when the PBX shows it again', () => {
  const subscriber = fc.stringMatching(/^[2-9][0-9]{5,7}$/u);
  const area = fc.constantFrom('721', '30', '40', '89', '221', '7243', '6221');
  const style = fc.constantFrom('plus', 'national', 'local');
  fc.assert(
    fc.property(area, subscriber, style, fc.constantFrom('', '0', '9'), (code, number, dialStyle, exitCode) => {
      const shownWithExitCode = exitCode !== '' && dialStyle !== 'plus';
      const format: PbxDialFormat = { country: 'DE', areaCode: '721', exitCode, style: dialStyle, shownWithExitCode };
      const e164 = `+49${code}${number}`;
      const shown = dialled(e164, format);
      expect(shown).toMatch(/^\+?[0-9]+$/u);
      expect(fromPbxNumber(shown, format)).toMatchObject({ e164 });
    }),
    { numRuns: 500 },
  );
});
