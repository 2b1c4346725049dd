/**
 * Why Outlook did not do what was asked.
 *
 * - `timed-out`: no answer within ten seconds
 * - `item-changed`: another item has been selected in the meantime, the answer would belong to the wrong one
 * - `unavailable`: this Outlook, or this kind of item, does not offer it
 * - `failed`: Outlook answered with an error; `code` is its number
 *   (https://learn.microsoft.com/office/dev/add-ins/reference/javascript-api-for-office-error-codes)
 */
export type OfficeErrorReason = 'timed-out' | 'item-changed' | 'unavailable' | 'failed';

export class OfficeError extends Error {
  override readonly name = 'OfficeError';
  readonly reason: OfficeErrorReason;
  /** Outlook's own number, where it gave one. */
  readonly code: number | null;

  constructor(reason: OfficeErrorReason, message: string, code: number | null = null) {
    super(message);
    this.reason = reason;
    this.code = code;
  }
}
