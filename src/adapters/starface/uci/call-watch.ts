import type { Clock } from '../../../bridge/ports.ts';
import type { Call } from '../../../domain/call.ts';
import { decodeCallState } from './call-state.ts';
import type { CallReport } from './call-state.ts';
import { applyNewId, applyPlaced, applyReport, applyReread, emptyBook, listCalls } from './call-tracker.ts';
import type { CallBook, Step } from './call-tracker.ts';
import type { UciRequests } from './dialect.ts';
import { UciFault } from './fault.ts';
import type { MethodCall } from './xml-rpc/read.ts';
import { isStruct } from './xml-rpc/value.ts';

const MOST_CALLS = 50;

/** What a callback asks of the session beyond the calls themselves. */
export type CallbackEffect = 'none' | 'rereadSoon' | 'reconnect';

/** The person's calls as known now, fed by callbacks and by re-reads. */
export class CallWatch {
  readonly #requests: UciRequests;
  readonly #clock: Clock;
  readonly #changed: (listed: readonly Call[]) => void;
  #book: CallBook = emptyBook;

  constructor(requests: UciRequests, clock: Clock, changed: (listed: readonly Call[]) => void) {
    this.#requests = requests;
    this.#clock = clock;
    this.#changed = changed;
  }

  /** True where the PBX lists anything, parked calls included. */
  hasCalls(): boolean {
    return this.#book.live.size > 0;
  }

  find(callId: string): Call | undefined {
    return listCalls(this.#book).find((call) => call.id === callId);
  }

  placed(callId: string, number: string): void {
    this.#apply((book, now) => applyPlaced(book, callId, number, now));
  }

  receive(call: MethodCall): CallbackEffect {
    const event = call.method.slice(call.method.lastIndexOf('.') + 1);
    const [first, second] = call.parameters;
    switch (event) {
      case 'receiveCallState': {
        const report = isStruct(first) ? decodeCallState(first) : null;
        if (report !== null) this.#apply((book, now) => applyReport(book, report, now));
        return 'none';
      }
      case 'callChangesIdEvent':
        // Its parameters are not public: two texts are taken for old and new id, and the re-read corrects what is wrong.
        if (typeof first === 'string' && typeof second === 'string') {
          this.#apply((book, now) => applyNewId(book, first, second, now));
        }
        return 'rereadSoon';
      case 'receiveConfrenceCallState':
      case 'receiveConferenceCallState':
        return 'rereadSoon';
      case 'reset':
        return call.method.includes('.connection.') ? 'reconnect' : 'none';
      default:
        return 'none';
    }
  }

  /** Asks the PBX for all calls, or for those that are known where it offers no list; the answer is whole, with calls that ended since listed once. */
  async reread(): Promise<readonly Call[]> {
    const { mark } = this.#book;
    const ids = ((await this.#requests.callIds()) ?? [...this.#book.live.keys()]).slice(0, MOST_CALLS);
    const reports = await Promise.all(ids.map((id) => this.#readCall(id)));
    // A call that vanished between the two requests is no longer listed by the PBX.
    const alive = ids.filter((_, at) => reports[at] !== 'gone');
    const told = reports.filter((report): report is CallReport => report !== null && report !== 'gone');
    const result = applyReread(this.#book, { ids: alive, reports: told, mark }, this.#clock.now());
    this.#book = result.book;
    return result.listed;
  }

  /** Null where the PBX says nothing of a call that it lists. */
  async #readCall(id: string): Promise<CallReport | 'gone' | null> {
    try {
      const struct = await this.#requests.ask('call.getCallState', [id]);
      if (!isStruct(struct)) return null;
      return Object.keys(struct).length === 0 ? 'gone' : decodeCallState(struct, id);
    } catch (error) {
      if (error instanceof UciFault && error.kind !== 'notConnected') return null;
      throw error;
    }
  }

  #apply(change: (book: CallBook, now: number) => Step): void {
    const step = change(this.#book, this.#clock.now());
    this.#book = step.book;
    if (step.listed !== null) this.#changed(step.listed);
  }
}
