// Run as `node bench/install-peers.mjs`: gets what the bench measures Newsmark against, and says what is missing.
// The packages of npm have fixed versions, in `bench/peers/package.json`, and go to a folder that git ignores.
import {howToGet, installPeers, peerNames} from './peers.mjs'

const problems = installPeers()
const missing = peerNames.map(howToGet).filter(hint => hint !== undefined)
for (const line of [...problems, ...missing]) process.stdout.write(`${line}\n`)
if (missing.length === 0) process.stdout.write('All peers are there: npm run bench\n')
else process.exitCode = 1
