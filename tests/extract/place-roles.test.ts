import { describe, expect, it } from 'vitest';
import { extractActors } from '../../src/extract/actors.ts';
import { extractPlaces } from '../../src/extract/places.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { loadActors } from '../../src/reference/actors.ts';
import { openGazetteer } from '../../src/reference/gazetteer.ts';
import { loadActorLexicon } from '../../src/reference/lexicon/actor-words.ts';
import { DATA_DIR } from '../../src/reference/load-yaml.ts';

const gazetteer = openGazetteer();
const registry = loadActors([`${DATA_DIR}/actors`]);
const lexicon = loadActorLexicon();

function roleOf(text: string, name: string): string {
  const doc = readDocument({
    id: 't',
    text,
    title: null,
    publishedAt: null,
    source: null,
    language: 'en',
    parts: null,
    warnings: [],
  });
  const drafts = extractPlaces(doc, extractActors(doc, registry, lexicon), gazetteer);
  const found = drafts.find((each) => text.slice(each.start, each.end) === name && each.name !== null);
  return found?.role ?? 'none';
}

describe('what a name of a place stands for', () => {
  it.each([
    // Where something is or happens
    ['Shells fell on Damascus overnight.', 'Damascus', 'location'],
    ['Two people died in Kyiv.', 'Kyiv', 'location'],
    ['Troops entered Russia from the west.', 'Russia', 'location'],
    ['The convoy left Khartoum at dawn.', 'Khartoum', 'location'],
    ['Sudan is at war.', 'Sudan', 'location'],
    ['Fighting spread across Yemen.', 'Yemen', 'location'],
    ['Raqqa lies on the Euphrates.', 'Raqqa', 'location'],
    ['Aid reached Goma on Monday.', 'Goma', 'location'],
    ['The road to Bamako is cut.', 'Bamako', 'location'],
    ['Aleppo was bombed again.', 'Aleppo', 'location'],
    ['Floods hit Pakistan.', 'Pakistan', 'location'],
    ['Rebels hold Bunia.', 'Bunia', 'location'],
    ['The minister said from Tripoli that the port was open.', 'Tripoli', 'location'],
    ['He told reporters in Moscow that talks would go on.', 'Moscow', 'location'],
    ['Refugees from Myanmar crossed the river.', 'Myanmar', 'location'],
    ['The governor of Borno was there.', 'Borno', 'location'],
    ["Mogadishu's port was closed.", 'Mogadishu', 'location'],
    ['The Kabul airport was hit.', 'Kabul', 'location'],
    ['A Gaza hospital ran out of fuel.', 'Gaza', 'location'],
    ['Jets bombed Syria.', 'Syria', 'location'],
    ['Syria was bombed.', 'Syria', 'location'],
    ['Syria was accused of it.', 'Syria', 'metonym'],
    ['The war in Sudan went on.', 'Sudan', 'location'],
    ['The road between Khartoum and Kassala is cut.', 'Khartoum', 'location'],
    ['They met in Doha on Monday.', 'Doha', 'location'],
    ['Kharkiv residents fled.', 'Kharkiv', 'location'],
    // The government or another body of the place
    ['Damascus said it would reply.', 'Damascus', 'metonym'],
    ['Moscow has repeatedly denied the claim.', 'Moscow', 'metonym'],
    ['Kyiv accused its neighbour of shelling.', 'Kyiv', 'metonym'],
    ['Washington imposed sanctions on two banks.', 'Washington', 'metonym'],
    ['Tehran backs the group.', 'Tehran', 'metonym'],
    ['The militia is funded by Tehran.', 'Tehran', 'metonym'],
    ['Ankara warned that it would act.', 'Ankara', 'metonym'],
    ['According to Kigali, no troops crossed.', 'Kigali', 'metonym'],
    ['Russia vetoed the draft.', 'Russia', 'metonym'],
    ['Rwanda denies arming the rebels.', 'Rwanda', 'metonym'],
    ['Israel said its jets hit a depot.', 'Israel', 'metonym'],
    ['Turkey has deployed drones.', 'Turkey', 'metonym'],
    ['Talks between Moscow and Kyiv collapsed.', 'Kyiv', 'metonym'],
    ['The council accused Rwanda of arming them.', 'Rwanda', 'metonym'],
    ['Israel bombed the port.', 'Israel', 'metonym'],
    ['A raid by US forces failed.', 'US', 'metonym'],
    ['A nurse was killed in a US drone strike.', 'US', 'metonym'], // the short form stands for the adjective; a name does not
    ['A Russia-installed official spoke.', 'Russia', 'metonym'],
    ['A ceasefire between Armenia and Azerbaijan held.', 'Armenia', 'metonym'],
    ['The group has the support of Iran.', 'Iran', 'metonym'],
    ['The deal was signed with Ethiopia.', 'Ethiopia', 'metonym'],
    ['Relations with Islamabad soured.', 'Islamabad', 'metonym'],
    ['They called on Khartoum to stop.', 'Khartoum', 'metonym'],
    ['Egypt and Qatar brokered the truce.', 'Qatar', 'metonym'],
    ['Under pressure from Paris, the junta agreed.', 'Paris', 'metonym'],
    // The people of the place, or the adjective
    ['Syrian jets struck at dawn.', 'Syrian', 'demonym'],
    ['Two Russians were held.', 'Russians', 'demonym'],
    ['South Sudanese soldiers crossed.', 'South Sudanese', 'demonym'],
    ['The Rwandan-backed rebels advanced.', 'Rwandan', 'demonym'],
    ['Gazans queued for bread.', 'Gazans', 'demonym'],
    ['A Burmese court jailed him.', 'Burmese', 'demonym'],
    ['Ukrainian and Polish officials met.', 'Polish', 'demonym'],
    ['The Ivorian leader resigned.', 'Ivorian', 'demonym'],
    ['Afghans fled.', 'Afghans', 'demonym'],
    ['The Malian army withdrew.', 'Malian', 'demonym'],
    // A part of another name
    ['Students of Damascus University left.', 'Damascus', 'part-of-name'],
    ['The Idlib Martyrs Brigade withdrew.', 'Idlib', 'part-of-name'],
    ['He writes for the Baghdad Post.', 'Baghdad', 'part-of-name'],
    ['The Kyiv Independent reported it.', 'Kyiv', 'part-of-name'],
    ['The Bank of Sudan froze the account.', 'Sudan', 'part-of-name'],
    ['The Minsk Protocol was signed.', 'Minsk', 'part-of-name'],
    ['The Geneva Conventions forbid it.', 'Geneva', 'part-of-name'],
    ['The Supreme Court of Kenya ruled.', 'Kenya', 'part-of-name'],
    ['The Lamar County Jail was full.', 'Lamar County', 'part-of-name'],
    ['Voice of America broadcast it.', 'America', 'part-of-name'],
    ['The Syria Civil Defence sent a crew.', 'Syria', 'part-of-name'],
    ['Al-Qaeda in Iraq was blamed.', 'Iraq', 'part-of-name'],
    ['The Taiz Front spokesman was silent.', 'Taiz', 'part-of-name'],
    // None of these
    ['They gave English lessons.', 'English', 'none'],
    ['Jordan Smith was arrested.', 'Jordan', 'none'],
    ['Chad Miller was hurt.', 'Chad', 'none'],
    ['They ate turkey and rice.', 'turkey', 'none'],
    ['The general, Ali Hassan, wore a Panama.', 'Panama', 'none'],
  ])('%s %s: %s', (text, name, role) => expect(roleOf(text, name)).toBe(role));
});
