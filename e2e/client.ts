/** The system as another program uses it: a session cookie, procedures by name, and what was refused. */
import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Client {
  /** The session, for a request that is put together by hand. */
  readonly cookie: string;
  /** Calls a procedure of the pages, such as 'people/createUnit'. */
  rpc(procedure: string, input?: unknown, key?: string): Promise<Answer>;
  /** Asks the published interface. */
  api(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

const read = async (answer: Response): Promise<Answer> => {
  const text = await answer.text();
  const body: unknown = text ? JSON.parse(text) : null;
  return { status: answer.status, body: typeof body === 'object' && body !== null && 'json' in body ? body.json : body };
};

function clientOf(url: string, cookie: string): Client {
  const send = (method: string, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).then(read);
  return {
    cookie,
    rpc: (procedure, input = null, key = randomUUID()) => send('POST', `/rpc/${procedure}`, { json: input }, { 'idempotency-key': key }),
    api: (method, path, body, headers) => send(method, `/api/v1${path}`, body, headers),
  };
}

/** Nobody: a client without a session. */
export const stranger = (url: string): Client => clientOf(url, '');

/** Signs in and gives the client of that session. */
export async function signIn(url: string, name: string, password: string): Promise<Client> {
  const answer = await fetch(`${url}/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, password }) });
  if (!answer.ok) throw new Error(`sign-in of ${name} was answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  return clientOf(url, cookie);
}

/** Throws unless the call was carried out. */
export async function must(answer: Promise<Answer>): Promise<unknown> {
  const { status, body } = await answer;
  if (status >= 400) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Signs in for the first time, which means choosing a password. */
export async function firstSignIn(url: string, name: string, oneTime: string, password: string): Promise<Client> {
  await must((await signIn(url, name, oneTime)).rpc('accounts/changePassword', { current: oneTime, next: password }));
  return signIn(url, name, password);
}
