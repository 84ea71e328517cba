/** The owners that return in several flows, each with the clause that names them. */

/** G3b, G3d: 综合科 drafts the notice, 秘书科 sends it. */
export const DRAFTED_AND_SENT = { clause: 'G3b', undertake: ['drafting', 'secretariat'] } as const;
export const DRAFTING = { clause: 'G3b', undertake: ['drafting'] } as const;
/** Speeches are vetted by 综合科 and passed by 主任. */
export const VETTING = { clause: 'G3b', undertake: ['drafting'], passedBy: ['director'] } as const;
export const PRINTING = { clause: 'G3d', undertake: ['secretariat'] } as const;
/** G3e: 秘书科 leads, 机关事务处 joins, both confirm. */
export const VENUE = { clause: 'G3e', undertake: ['secretariat', 'logistics'], signers: ['secretariat', 'logistics'] } as const;
export const NEWS = { clause: 'G3c', undertake: ['supervision'] } as const;
export const LOGISTICS = { clause: 'G3a', undertake: ['logistics'] } as const;
/** 秘书科 under the general clause for important meetings (G1a) and for the office's other meetings (G3a). */
export const SECRETARIAT = { clause: 'G1a', undertake: ['secretariat'] } as const;
export const SECTION = { clause: 'G3a', undertake: ['secretariat'] } as const;
/** Drafted by 秘书科, approved or signed by 主任. */
export const SIGNED_BY_DIRECTOR = { clause: 'G1a', undertake: ['secretariat'], passedBy: ['director'] } as const;

/** G1a: who stands behind the important meetings. */
export const IMPORTANT = { arrange: ['director'], undertake: ['secretariat'], assist: ['drafting', 'supervision'], firstResponsible: null } as const;
