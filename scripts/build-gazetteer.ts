// Prepares the gazetteer under .cache/gazetteer/; does nothing when it is up to date.
import { prepareGazetteer } from '../src/reference/gazetteer/prepare.ts';

const start = performance.now();
const { version, built } = prepareGazetteer();
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(built ? `gazetteer ${version} prepared in ${seconds} s` : `gazetteer ${version} is up to date`);
