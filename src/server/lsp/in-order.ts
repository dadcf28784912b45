import type {
  DataCallback,
  Disposable,
  Message,
  MessageWriter,
  RequestMessage,
} from 'vscode-languageserver/node';
import { ErrorCodes, StreamMessageReader } from 'vscode-languageserver/node';
import { wrongParameter } from './params';

interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** What may come: `initialize`, then everything else, and after `shutdown` only `exit`. */
type Phase = 'new' | 'running' | 'ended';

/**
 * Messages in the order of the protocol. What comes before `initialize` or after `shutdown` is refused where it asks
 * for something, and dropped where it tells something: the library would answer it from nothing. So is a request that
 * lacks what it needs.
 */
export class MessagesInOrder extends StreamMessageReader {
  readonly #writer: MessageWriter;
  #phase: Phase = 'new';

  constructor(input: NodeJS.ReadableStream, writer: MessageWriter) {
    super(input);
    this.#writer = writer;
  }

  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => {
      if (this.#passes(message)) callback(message);
    });
  }

  #passes(message: Message): boolean {
    const { method, id, params } = message as Partial<RequestMessage>;
    // An answer, or something that the library refuses.
    if (typeof method !== 'string') return true;
    if (id === undefined) return method === 'exit' || this.#phase === 'running';
    const refused = this.#refusal(method) ?? refusalOf(method, params);
    if (refused) {
      void this.#writer.write({ jsonrpc: '2.0', id, error: refused } as Message);
      return false;
    }
    if (method === 'initialize') this.#phase = 'running';
    if (method === 'shutdown') this.#phase = 'ended';
    return true;
  }

  #refusal(method: string): Refusal | undefined {
    const isFirst = method === 'initialize';
    switch (this.#phase) {
      case 'new':
        return isFirst
          ? undefined
          : { code: ErrorCodes.ServerNotInitialized, message: 'Send “initialize” first.' };
      case 'running':
        return isFirst
          ? { code: ErrorCodes.InvalidRequest, message: 'It is initialized already.' }
          : undefined;
      case 'ended':
        return { code: ErrorCodes.InvalidRequest, message: 'It is shut down.' };
    }
  }
}

function refusalOf(method: string, params: unknown): Refusal | undefined {
  const wrong = wrongParameter(method, params);
  return wrong === undefined
    ? undefined
    : {
        code: ErrorCodes.InvalidParams,
        message: `“${wrong}” of ${method} is missing or of another shape.`,
      };
}
