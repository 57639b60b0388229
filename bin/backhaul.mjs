#!/usr/bin/env node
// `backhaul …` from anywhere is `node scripts/run.mjs backhaul …` of this checkout.
import { main } from '../scripts/run.mjs';

await main(['backhaul', ...process.argv.slice(2)]);
