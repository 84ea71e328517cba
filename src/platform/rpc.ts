import type { IncomingMessage, ServerResponse } from 'node:http';
import { OpenAPIGenerator, type OpenAPI } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { Logger } from 'pino';
import { isProblemCode, problemBody } from './http.ts';
import type { ProblemData } from './problem.ts';
import type { Context, ProcedureMeta } from './procedure.ts';

const isPublished = ({ contract }: { contract: { '~orpc': { meta: object } } }) => (contract['~orpc'].meta as ProcedureMeta).published === true;

/** Answers the pages: every procedure, types by inference. */
export function rpcHandler(router: AnyRouter, log: Logger) {
  const handler = new RPCHandler<Context>(router, { clientInterceptors: [logged(log)] });
  return async (request: IncomingMessage, response: ServerResponse, context: Context) =>
    (await handler.handle(request, response, { prefix: '/rpc', context })).matched;
}

/** A fault of ours is logged with its request; a refusal is not a fault. */
function logged(log: Logger) {
  return async <T>({ next, path, context }: { next: () => Promise<T>; path: readonly string[]; context: Context }): Promise<T> => {
    try {
      return await next();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!isProblemCode(code)) log.error({ err: error, procedure: path.join('.'), requestId: context.requestId }, 'procedure failed');
      throw error;
    }
  };
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
    clientInterceptors: [
      logged(log),
      async ({ next, context }) => {
        try {
          return await next();
        } catch (error) {
          if (error instanceof Error && 'data' in error) Object.assign(error, { data: { ...(error.data as object), locale: context.locale } });
          throw error;
        }
      },
    ],
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
