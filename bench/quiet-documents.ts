/** Documents of everyday news without any conflict, by a stated rule: sports, markets and weather. */

export type Topic = 'sports' | 'markets' | 'weather';

export interface QuietDocument {
  readonly topic: Topic;
  readonly words: number;
  /** Words of its topic for each hundred. */
  readonly density: number;
}

/**
 * Words that only conflict, crime and coercion bring. What sport and trade borrow from war ('attack', 'shot', 'battle',
 * 'capture', 'strike', 'defence') is left out on purpose: that is what the measurement is about.
 */
const CONFLICT =
  /\b(?:wars?|warfare|army|armies|military|militar\w+|troops|soldiers?|police\w*|rebels?|insurgen\w+|militants?|militias?|terror\w*|gunm[ae]n|guns?|weapons?|bomb\w*|missiles?|air ?strikes?|shell(?:ed|ing)|killed|killing|murder\w*|massacre\w*|violence|violent|assassinat\w+|kidnap\w*|abduct\w*|hostages?|refugees?|displaced|ceasefire|protest\w*|demonstrators?|riot\w*|arrest\w*|detain\w*|prison\w*|jail\w*|sanctions?|coup|genocide|torture\w*|rape\w*|explosions?|blasts?|crackdown|curfew|invasion|invaded)\b/i;
const TOPICS: Readonly<Record<Topic, RegExp>> = {
  sports:
    /\b(?:match(?:es)?|goals?|league|cup|season|coach|team|players?|tournament|championships?|striker|innings|wickets?|midfielder|olympics?|stadium|scored?|race|champions?|medals?|fixture|club|finals?)\b/gi,
  markets:
    /\b(?:shares|stocks?|index|investors?|markets?|per ?cent|revenues?|profits?|earnings|currency|inflation|banks?|traders?|exports?|prices?|economy|growth|sales|dollars?)\b/gi,
  weather:
    /\b(?:rains?|rainfall|storms?|temperatures?|forecast\w*|weather|snow\w*|cyclones?|hurricanes?|typhoons?|flood\w*|winds?|droughts?|heat\w*|humid\w*|celsius|meteorolog\w+)\b/gi,
};
/** Fewer words of its topic than this in a hundred, and a text is about something else. */
const LEAST_DENSITY = 2;

/**
 * Whether a text is quiet news: none of the conflict words, and at least two words in a hundred of one topic.
 * @returns its topic, that with most words, and how dense they are; null where it is no quiet news
 */
export function findQuietTopic(text: string): QuietDocument | null {
  if (CONFLICT.test(text)) return null;
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  const found = (Object.keys(TOPICS) as Topic[])
    .map((topic) => ({ topic, words, density: (100 * (text.match(TOPICS[topic])?.length ?? 0)) / words }))
    .sort((a, b) => b.density - a.density)[0];
  return words > 0 && found && found.density >= LEAST_DENSITY ? found : null;
}
