import { ORPCError, os, ValidationError } from '@orpc/server';
import type { Role } from '#people/accounts/rules.ts';
import { inTransaction, record, type Actor, type Call } from './call.ts';
import { Problem, PROBLEMS } from './problem.ts';
import { fieldProblems } from './text.ts';

/** What the border knows of a request before it is decided who may do it. */
export type Context = Omit<Call, 'actor'> & { readonly actor: Actor | null };

/** Who may call a procedure at all; finer decisions are taken by the slice's access.ts. */
export interface ProcedureMeta {
  readonly roles: readonly Role[] | 'anyone';
  /** Part of the published, stable interface under /api/v1 (see ARCHITECTURE.md). */
  readonly published?: boolean;
  /** May be called before the first password has been changed. */
  readonly beforePasswordChange?: boolean;
}

/** The one place where a refusal becomes an answer on the wire. */
function toWire(error: unknown): unknown {
  if (error instanceof Problem) return new ORPCError(error.code, { status: PROBLEMS[error.code], data: error.data });
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST')
    return new ORPCError('input_invalid', { status: PROBLEMS.input_invalid, data: { fields: fieldProblems(error.cause.issues) } });
  return error;
}

/** What somebody tried without being entitled to it is written down; what he did meanwhile was rolled back. */
const recordRefusal = ({ actor, ...context }: Context, procedure: string): Promise<void> =>
  inTransaction(context, (tx) => record(tx, { ...context, actor }, { kind: 'accounts.refused', subject: null, detail: { procedure } }));

const base = os
  .$context<Context>()
  .$meta<ProcedureMeta>({ roles: [] })
  .use(async ({ context, path, next }) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof Problem && error.code === 'not_allowed') await recordRefusal(context, path.join('.'));
      throw toWire(error);
    }
  });

/** For callers who have not signed in. */
export const anyone = base.meta({ roles: 'anyone' });

const gated = base.use(async ({ context, procedure, next }) => {
  const { roles, beforePasswordChange } = procedure['~orpc'].meta;
  const { actor } = context;
  if (!actor) throw new Problem('not_signed_in');
  if (roles === 'anyone' || !roles.includes(actor.role)) throw new Problem('not_allowed');
  if (actor.mustChangePassword && !beforePasswordChange) throw new Problem('password_change_required');
  return next({ context: { actor } });
});

/** For accounts in one of these roles. The gate stands before the input is looked at. */
export const allow = (roles: readonly Role[], more: Omit<ProcedureMeta, 'roles'> = {}) => gated.meta({ roles, ...more });
