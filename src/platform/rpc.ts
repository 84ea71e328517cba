import type { IncomingMessage, ServerResponse } from 'node:http';
import { OpenAPIGenerator, type OpenAPI } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { ORPCError, type AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { Logger } from 'pino';
import { isProblemCode, problemBody } from './http.ts';
import { Problem, PROBLEMS, type ProblemData } from './problem.ts';
import type { Context, ProcedureMeta } from './procedure.ts';

const isPublished = ({ contract }: { contract: { '~orpc': { meta: object } } }) => (contract['~orpc'].meta as ProcedureMeta).published === true;

/** Answers the pages: every procedure, types by inference. */
export function rpcHandler(router: AnyRouter, log: Logger) {
  const handler = new RPCHandler<Context>(router, { interceptors: [readable], clientInterceptors: [logged(log)] });
  return async (request: IncomingMessage, response: ServerResponse, context: Context) =>
    (await handler.handle(request, response, { prefix: '/rpc', context })).matched;
}

interface Called<T> {
  readonly next: () => Promise<T>;
  readonly context: Context;
}

const refusal = ({ code, data }: Problem) => new ORPCError(code, { status: PROBLEMS[code], data });
const isRefusal = (error: unknown): boolean => error instanceof ORPCError && isProblemCode(String(error.code)) && error.code !== 'internal';

/** A fault of ours is logged and told with the number of its request; a refusal is not a fault. */
function logged(log: Logger) {
  return async <T>({ next, path, context: { requestId } }: Called<T> & { readonly path: readonly string[] }): Promise<T> => {
    try {
      return await next();
    } catch (error) {
      if (isRefusal(error)) throw error;
      log.error({ err: error, procedure: path.join('.'), requestId }, 'procedure failed');
      throw refusal(new Problem('internal', { requestId }));
    }
  };
}

/** What fails before the procedure is reached is a body that cannot be read: cut off at the limit, or not what its type says. */
async function readable<T>({ next }: Called<T>): Promise<T> {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError) throw error;
    throw refusal(error instanceof Problem ? error : new Problem('input_invalid', { fields: [{ path: [], reason: 'invalid_format' }] }));
  }
}

/** The caller's language goes with the refusal to where its words are written. */
async function inLanguage<T>({ next, context: { locale } }: Called<T>): Promise<T> {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError) Object.assign(error, { data: { ...(error.data as object), locale } });
    throw error;
  }
}

type Coded = { code: string; data: unknown };
const encodeError = (error: Coded) => {
  const { locale = 'zh', ...data } = (error.data ?? {}) as ProblemData & { locale?: 'zh' | 'en' };
  return isProblemCode(error.code) ? problemBody(error.code, data, locale) : problemBody('internal', {}, locale);
};

/** Answers other programs under /api/v1: the published procedures only, refusals as RFC 9457. */
export function openApiHandler(router: AnyRouter, log: Logger) {
  const handler = new OpenAPIHandler<Context>(router, {
    filter: isPublished,
    customErrorResponseBodyEncoder: encodeError,
    interceptors: [inLanguage, readable],
    clientInterceptors: [logged(log)],
    adapterInterceptors: [
      async ({ response, next }) => {
        asProblemJson(response as ServerResponse);
        return next();
      },
    ],
  });
  return async (request: IncomingMessage, response: ServerResponse, context: Context) =>
    (await handler.handle(request, response, { prefix: '/api/v1', context })).matched;
}

/** The encoder always says application/json; a refusal's media type is corrected where the head is written. */
function asProblemJson(response: ServerResponse) {
  const original = response.writeHead.bind(response) as (status: number, headers: Record<string, unknown>) => ServerResponse;
  response.writeHead = ((status: number, headers: Record<string, unknown> = {}) =>
    original(status, status >= 400 ? { ...headers, 'content-type': 'application/problem+json; charset=utf-8' } : headers)) as typeof response.writeHead;
}

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', description: 'urn:rostrum:problem:<code>' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'what to do next' },
    code: { type: 'string' },
    clause: { type: 'string', description: 'clause of the norm behind the refusal' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'array', items: { type: ['string', 'integer'] } }, reason: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
} as const;

const REFUSED = { description: 'refused, see code', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Says in the document what is true of every operation: refusals, and the idempotency key of creating acts. */
function complete(document: OpenAPI.Document): OpenAPI.Document {
  for (const item of Object.values(document.paths ?? {}))
    for (const method of METHODS) {
      const operation = item?.[method];
      if (!operation) continue;
      operation.responses = { ...operation.responses, '4XX': REFUSED };
      if (method !== 'get') operation.parameters = [...(operation.parameters ?? []), { name: 'idempotency-key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 }, description: 'required where something is created; a repetition with the same key does the act once' }];
    }
  return document;
}

/** The published OpenAPI 3.1 document, made once. */
export function openApiDocument(router: AnyRouter, version: string): () => Promise<OpenAPI.Document> {
  let made: Promise<OpenAPI.Document> | null = null;
  const make = async () => {
    const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
    return complete(
      await generator.generate(router, {
        filter: isPublished,
        info: { title: 'Rostrum 会务', version, description: 'Meetings of the district committee office, planned and carried out by the office’s norm. Only this interface is kept stable for other programs.' },
        servers: [{ url: '/api/v1' }],
        security: [{ session: [] }],
        components: { schemas: { Problem: PROBLEM_SCHEMA as never }, securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'rostrum_session' } } },
      }),
    );
  };
  return () => (made ??= make());
}
