/** The verb that a claim's sentence uses, by ACLED sub-event, else by PLOVER type and mode, else by harm. */
import type { Claim } from '../../contract/coded-document.ts';

export interface VerbForms {
  readonly past: string;
  readonly passive: string;
  readonly gerund: string;
  readonly infinitive: string;
  /** Between the verb and those it is done to, and between the verb and the thing. */
  readonly toWhom?: string;
  readonly toWhat?: string;
}

const regular = (stem: string, rest = ''): VerbForms => {
  const base = stem.replace(/e$/, '');
  return {
    past: `${base}ed${rest}`,
    passive: `${base}ed${rest}`,
    gerund: `${base}ing${rest}`,
    infinitive: `${stem}${rest}`,
  };
};
const irregular = (past: string, passive: string, gerund: string, infinitive: string): VerbForms => ({
  past,
  passive,
  gerund,
  infinitive,
});
const STRUCK = irregular('struck', 'struck', 'striking', 'strike');

/** Sub-events that say more than the PLOVER type that they go with. */
const BY_ACLED: Readonly<Record<string, VerbForms>> = {
  'Armed clash': {
    ...irregular('fought', 'fought over', 'fighting', 'fight'),
    toWhom: 'with',
    toWhat: 'over',
  },
  'Air/drone strike': STRUCK,
  'Shelling/artillery/missile attack': regular('shell'),
  'Non-state actor overtakes territory': irregular('took', 'taken', 'taking', 'take'),
  'Government regains territory': irregular('retook', 'retaken', 'retaking', 'retake'),
  'Suicide bomb': regular('attack', ' with a suicide bomb'),
  'Remote explosive/landmine/IED': regular('bomb'),
  'Abduction/forced disappearance': regular('abduct'),
  'Looting/property destruction': regular('loot'),
  Arrests: regular('arrest'),
};

const BY_PLOVER: Readonly<Record<string, VerbForms>> = {
  ASSAULT: regular('attack'),
  'ASSAULT/aerial': STRUCK,
  'ASSAULT/drone': STRUCK,
  'ASSAULT/heavy-weapons': regular('shell'),
  'ASSAULT/explosives': regular('bomb'),
  'ASSAULT/firearms': regular('fire', ' on'),
  'ASSAULT/abduct': regular('abduct'),
  'ASSAULT/destroy': regular('destroy'),
  'ASSAULT/targeted': regular('kill'),
  'ASSAULT/torture': regular('torture'),
  'ASSAULT/beat': irregular('beat', 'beaten', 'beating', 'beat'),
  COERCE: regular('coerce'),
  'COERCE/seize': regular('seize'),
  'COERCE/restrict': irregular('blocked', 'blocked', 'blocking', 'block'),
  'COERCE/ban': irregular('banned', 'banned', 'banning', 'ban'),
  'COERCE/arrest': regular('arrest'),
  'COERCE/deport': regular('deport'),
  MOBILIZE: regular('mobilise'),
  'MOBILIZE/troops': regular('deploy'),
  SANCTION: regular('sanction'),
  'SANCTION/expel': irregular('expelled', 'expelled', 'expelling', 'expel'),
  PROTEST: { ...regular('protest'), toWhom: 'against', toWhat: 'against' },
  THREATEN: regular('threaten'),
  ACCUSE: regular('accuse'),
  REQUEST: regular('call', ' on'),
  REJECT: regular('reject'),
  AGREE: { ...irregular('agreed', 'agreed', 'agreeing', 'agree'), toWhom: 'with', toWhat: 'on' },
  CONSULT: irregular('met', 'met', 'meeting', 'meet'),
  SUPPORT: regular('back'),
  CONCEDE: { ...regular('yield'), toWhom: 'to' },
  COOPERATE: { ...regular('work'), toWhom: 'with', toWhat: 'on' },
  AID: regular('help'),
  RETREAT: { ...irregular('withdrew', 'left', 'withdrawing', 'withdraw'), toWhom: 'from', toWhat: 'from' },
  'RETREAT/release': regular('release'),
  'RETREAT/ceasefire': {
    ...irregular('ceased fire', 'spared', 'ceasing fire', 'cease fire'),
    toWhom: 'against',
  },
};

const DISPLACED = regular('displace');
const HARMED = regular('harm');

/** Never fails: what no table knows is said to have been harmed or, last, is left to the claim's own type. */
export function chooseVerb(claim: Pick<Claim, 'acled' | 'eventType' | 'mode' | 'harms'>): VerbForms {
  return (
    (claim.acled ? BY_ACLED[claim.acled.subEventType] : undefined) ??
    BY_PLOVER[`${claim.eventType}/${claim.mode}`] ??
    (claim.eventType ? BY_PLOVER[claim.eventType] : undefined) ??
    (claim.harms.includes('displacement') ? DISPLACED : HARMED)
  );
}
