// Prepares the gazetteer under .cache/gazetteer/; does nothing, and says nothing, when it is up to date.
import { prepareGazetteer } from '../src/reference/gazetteer/prepare.ts';

const start = performance.now();
const { version, built } = prepareGazetteer();
const seconds = ((performance.now() - start) / 1000).toFixed(1);
if (built) console.log(`setup: prepared the gazetteer ${version} in ${seconds} s`);
