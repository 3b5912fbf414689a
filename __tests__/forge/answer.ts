// What goes back over the wire.

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes go out as they are, null as nothing, all else as JSON. */
  readonly body: unknown;
}

/** Ends the work of a request with an answer of GitHub's error shape. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors?: readonly unknown[],
  ) {
    super(message);
  }

  answer(): Answer {
    const { status, message, errors } = this;
    const body = { message, ...(errors && { errors }), documentation_url: 'https://docs.github.com/rest' };
    return { status, body: { ...body, status: String(status) } };
  }
}

export const notFound = (): Refusal => new Refusal(404, 'Not Found');

/** GitHub's 422 with objects that say field and reason. */
export function invalid(resource: string, field: string, message: string, code = 'custom'): Refusal {
  return new Refusal(422, 'Validation Failed', [{ resource, code, field, message }]);
}
