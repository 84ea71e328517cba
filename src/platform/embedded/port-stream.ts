import { Duplex } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './messages.ts';
import { isTerminate } from './protocol.ts';

let lastConnection = 0;

/** What the driver takes for a socket: bytes go to the worker that holds the database, and come back from it. */
export class PortStream extends Duplex {
  readonly #worker: Worker;
  readonly #connection = (lastConnection += 1);

  constructor(worker: Worker) {
    super();
    this.#worker = worker;
    worker.on('message', this.#receive);
    worker.on('exit', this.#lost);
  }

  readonly #receive = (message: FromWorker): void => {
    if (message.kind !== 'bytes' || message.connection !== this.#connection) return;
    this.push(Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength));
  };

  readonly #lost = (): void => void this.destroy(new Error('the embedded database has stopped'));

  #post(chunk: Uint8Array): void {
    if (isTerminate(chunk)) return void this.push(null);
    const bytes = new Uint8Array(chunk);
    const message: ToWorker = { kind: 'bytes', connection: this.#connection, bytes };
    this.#worker.postMessage(message, [bytes.buffer]);
  }

  // The driver calls these on a socket.
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#post(chunk);
    done();
  }

  /** Parse, Bind, Describe, Execute and Sync of one query travel as one message. */
  override _writev(chunks: readonly { chunk: Buffer }[], done: () => void): void {
    this.#post(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#worker.off('message', this.#receive);
    this.#worker.off('exit', this.#lost);
    done(error);
  }
}
