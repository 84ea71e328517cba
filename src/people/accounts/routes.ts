import { z } from 'zod';
import type { PlainRequest, PlainRoute } from '#platform/http.ts';
import { Problem } from '#platform/problem.ts';
import { allow } from '#platform/procedure.ts';
import { endedCookie, sessionCookie } from '#platform/session.ts';
import { id, line } from '#platform/text.ts';
import { create, disable, edit, enable, grant, jobs, list, me, personChoices, retryJob, unitChoices } from './actions.ts';
import { audit } from './log/routes.ts';
import { changePassword, resetPassword } from './password/actions.ts';
import { ADMIN_ROLES, DEFAULT_POLICY, ROLES } from './rules.ts';
import { endSession, listSessions, signIn, signOut, unlock } from './signin/actions.ts';

const NAME_LENGTH = 40;
/** Far above what a password may be: whether it fits is said by its rules, not here. */
const TYPED_LENGTH = 400;

const typed = z.string().min(1).max(TYPED_LENGTH);
const version = z.int().min(1);
const which = z.object({ id: id(), version });
const described = z.object({ name: line(NAME_LENGTH), personId: id().nullable(), unitId: id().nullable() });

const SYSTEM = ['system-admin'] as const;
const SECURITY = ['system-admin', 'security-admin'] as const;

/** Accounts, sessions and the log: the three administrators (GB/T 22239-2019 8.1.5), and everybody's own account. */
export const accounts = {
  me: allow(ROLES, { beforePasswordChange: true }).handler(({ context }) => me(context)),
  changePassword: allow(ROLES, { beforePasswordChange: true })
    .input(z.object({ current: typed, next: typed }))
    .handler(({ context, input }) => changePassword(context, input)),

  list: allow(ADMIN_ROLES).handler(({ context }) => list(context)),
  unitChoices: allow(SYSTEM).handler(({ context }) => unitChoices(context)),
  personChoices: allow(SYSTEM)
    .input(z.object({ text: line(NAME_LENGTH) }))
    .handler(({ context, input }) => personChoices(context, input.text)),
  create: allow(SYSTEM)
    .input(described.extend({ role: z.enum(ROLES) }))
    .handler(({ context, input }) => create(context, input)),
  edit: allow(SYSTEM)
    .input(described.extend(which.shape))
    .handler(({ context, input }) => edit(context, input)),
  grant: allow(SECURITY)
    .input(which.extend({ role: z.enum(ROLES) }))
    .handler(({ context, input }) => grant(context, input)),
  disable: allow(SYSTEM)
    .input(which)
    .handler(({ context, input }) => disable(context, input)),
  enable: allow(SYSTEM)
    .input(which)
    .handler(({ context, input }) => enable(context, input)),
  resetPassword: allow(SECURITY)
    .input(which)
    .handler(({ context, input }) => resetPassword(context, input)),
  unlock: allow(SYSTEM)
    .input(z.object({ id: id() }))
    .handler(({ context, input }) => unlock(context, input.id)),

  sessions: allow(SECURITY).handler(({ context }) => listSessions(context, context.security ?? DEFAULT_POLICY)),
  endSession: allow(SECURITY)
    .input(z.object({ id: id() }))
    .handler(({ context, input }) => endSession(context, input.id)),

  audit,

  jobs: allow(SYSTEM).handler(({ context }) => jobs(context)),
  retryJob: allow(SYSTEM)
    .input(z.object({ id: z.int().min(1), queue: line(80) }))
    .handler(({ context, input }) => retryJob(context, input)),
};

const attempt = z.object({ name: line(NAME_LENGTH), password: typed });

async function signInRoute({ body, call, userAgent, secure }: PlainRequest) {
  const read = attempt.safeParse(body);
  if (!read.success) throw new Problem('input_invalid', { fields: read.error.issues.map(({ path, code }) => ({ path: path.map((step) => (typeof step === 'number' ? step : String(step))), reason: code })) });
  const { token, actor, before } = await signIn(call, { ...read.data, userAgent }, call.security ?? DEFAULT_POLICY);
  return { status: 200, headers: { 'set-cookie': sessionCookie(token, secure) }, body: { actor, mustChangePassword: actor.mustChangePassword, before } };
}

async function signOutRoute({ call, secure }: PlainRequest) {
  await signOut(call);
  return { status: 200, headers: { 'set-cookie': endedCookie(secure) }, body: {} };
}

/** Signing in and out set a cookie, which a procedure cannot. */
export const plainRoutes: readonly PlainRoute[] = [
  { method: 'POST', path: /^\/session$/, handle: signInRoute },
  { method: 'DELETE', path: /^\/session$/, handle: signOutRoute },
];
