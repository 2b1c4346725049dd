/** A request as it arrived at Graph, alone or as one item of a batch. */
export type GraphRequest = {
  readonly method: string;
  /** From `/v1.0` on for a request of its own; below it for an item of a batch. */
  readonly target: string;
  readonly header: (name: string) => string | undefined;
  /** Undefined where there is none. */
  readonly body: { readonly json: unknown } | { readonly malformed: true } | undefined;
};
