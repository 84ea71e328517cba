import { Problem } from '#platform/problem.ts';
import { DISTRIBUTION } from './distribution.ts';
import type { Distribution } from './distribution.ts';
import { JOINT, SECRETARIES, STANDING_COMMITTEE } from './flows/committees.ts';
import { CONFERENCE } from './flows/conference.ts';
import { ATTENDED, DEPUTY_SECRETARY, PREPARATORY } from './flows/daily.ts';
import { ON_SITE } from './flows/on-site.ts';
import { PARTY_CONGRESS } from './flows/party-congress.ts';
import { PLENARY } from './flows/plenary.ts';
import { RECEPTION } from './flows/reception.ts';
import { isKind } from './kinds.ts';
import { LENDING } from './lending.ts';
import type { Lending } from './lending.ts';
import { ROUNDS } from './rounds.ts';
import type { RoundsRule } from './rounds.ts';
import { SEASONS } from './seasons.ts';
import type { Seasons } from './seasons.ts';
import type { Kind } from './types.ts';

/** The norm as one office applies it. Versioned: a running meeting keeps the version it was planned with (R7). */
export interface Norm {
  readonly version: number;
  readonly kinds: readonly Kind[];
  readonly distribution: readonly Distribution[];
  readonly rounds: RoundsRule;
  readonly seasons: Seasons;
  readonly lending: Lending;
}

/** The norm as it is written, with the default dates: version 1. */
export const NORM_V1: Norm = {
  version: 1,
  kinds: [PARTY_CONGRESS, PLENARY, SECRETARIES, STANDING_COMMITTEE, JOINT, ON_SITE, RECEPTION, CONFERENCE, DEPUTY_SECRETARY, PREPARATORY, ATTENDED],
  distribution: DISTRIBUTION,
  rounds: ROUNDS,
  seasons: SEASONS,
  lending: LENDING,
};

/** The kind with this identifier. Refuses with `kind_unknown`. */
export function kindOf(norm: Norm, id: string): Kind {
  const found = norm.kinds.find((kind) => kind.id === id);
  if (!found || !isKind(id)) throw new Problem('kind_unknown', { kind: id });
  return found;
}
