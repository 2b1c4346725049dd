import { DateTime as Zoned } from 'luxon';

/**
 * XML-RPC `dateTime.iso8601`, such as `20261124T16:05:09`: the PBX's local time without a zone (assumed; a public
 * client of version 10 reads it as UTC, so the zone is an option of the simulator).
 */
export class DateTime {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  static at(epochMs: number, zone: string): DateTime {
    return new DateTime(Zoned.fromMillis(epochMs, { zone }).toFormat("yyyyMMdd'T'HH:mm:ss"));
  }

  /** Undefined where the text is no date. A zone that a client adds is respected. */
  toEpochMs(zone: string): number | undefined {
    const parsed = Zoned.fromISO(this.text, { zone });
    return parsed.isValid ? parsed.toMillis() : undefined;
  }
}
