import type { OpenAPI } from '@orpc/openapi';

type Schema = { readonly type?: string | readonly string[]; readonly $ref?: string; readonly enum?: readonly unknown[]; readonly format?: string; readonly description?: string; readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly items?: Schema; readonly anyOf?: readonly Schema[]; readonly const?: unknown };

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A schema in one line: 'string, date-time', 'plenary | joint | …', 'object[]'. */
function shortType({ type, $ref, enum: values, format, items, anyOf, const: only }: Schema): string {
  if ($ref) return $ref.split('/').at(-1) ?? $ref;
  if (only !== undefined) return JSON.stringify(only);
  if (values) return values.map(String).join(' | ');
  if (anyOf) return anyOf.map(shortType).join(' | ');
  if (items) return `${shortType(items)}[]`;
  return [typeof type === 'string' ? type : (type ?? []).join(' | '), format].filter(Boolean).join(', ') || 'any';
}

/** The fields of a schema and of what lies within, as rows of a table. */
function fieldRows(schema: Schema, prefix = '', depth = 0): string[] {
  const inner = schema.items ?? schema;
  return Object.entries(inner.properties ?? {}).flatMap(([name, field]) => {
    const needed = inner.required?.includes(name) ? '必填 required' : '';
    const row = `<tr><td><code>${escaped(prefix + name)}</code></td><td>${escaped(shortType(field))}</td><td>${needed}</td><td>${escaped(field.description ?? '')}</td></tr>`;
    return depth > 3 ? [row] : [row, ...fieldRows(field, `${prefix}${name}${field.items ? '[]' : ''}.`, depth + 1)];
  });
}

const table = (title: string, rows: readonly string[]) =>
  rows.length === 0 ? '' : `<h3>${title}</h3><table><thead><tr><th>字段 field</th><th>类型 type</th><th></th><th>说明 meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;

type Body = { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
const schemaOf = (body: Body | undefined): Schema => body?.content?.['application/json']?.schema ?? {};
type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema; readonly description?: string };
type Operation = { readonly summary?: string; readonly parameters?: readonly Parameter[]; readonly requestBody?: Body; readonly responses?: Readonly<Record<string, Body>> };

function operationHtml(method: string, path: string, { summary, parameters = [], requestBody, responses = {} }: Operation): string {
  const inputs = parameters.map(({ name, in: place, required, schema, description }) => `<tr><td><code>${escaped(name)}</code> (${place})</td><td>${escaped(shortType(schema ?? {}))}</td><td>${required ? '必填 required' : ''}</td><td>${escaped(description ?? '')}</td></tr>`);
  const [status, good] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? ['200', undefined];
  return `<section><h2><span>${method.toUpperCase()}</span> <code>/api/v1${escaped(path)}</code></h2><p>${escaped(summary ?? '')}</p>${table('请求 request', [...inputs, ...fieldRows(schemaOf(requestBody))])}${table(`回答 answer ${status}`, fieldRows(schemaOf(good)))}</section>`;
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}h2{font-size:1.1rem;margin-top:2.5rem}h2 span{display:inline-block;min-width:3.5rem}h3{font-size:1rem}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;border-bottom:1px solid;padding:.25rem .75rem .25rem 0}code{font-family:ui-monospace,monospace}`;

/** The published interface to be read by people, made from the same document that programs read. */
export function apiPage(document: OpenAPI.Document, nonce: string): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) => Object.entries(item ?? {}).map(([method, operation]) => operationHtml(method, path, operation as unknown as Operation)));
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>接口 · ${escaped(document.info.title)}</title><style nonce="${nonce}">${STYLE}</style></head><body><main><h1>接口 API ${escaped(document.info.version)}</h1><p>${escaped(document.info.description ?? '')}</p><p>先以 <code>POST /session {"name","password"}</code> 登录并保留 Cookie；每次新建附上 <code>idempotency-key</code>；拒绝为 <code>application/problem+json</code>，以 <code>code</code> 区分。 Sign in with <code>POST /session</code> and keep the cookie; send <code>idempotency-key</code> with each creating request; refusals are <code>application/problem+json</code> with a stable <code>code</code>. <a href="/api/openapi.json">openapi.json</a></p>${operations.join('')}</main></body></html>`;
}
