import {parseArgs} from 'node:util'
import {rows} from './rows.mjs'

/** @typedef {{only: readonly string[], quick: boolean, write: boolean, profile: boolean, list: boolean, help: boolean, compare?: string, rounds?: number}} Arguments */

const OPTIONS = /** @type {const} */ ({
  only: {type: 'string', multiple: true},
  quick: {type: 'boolean', default: false},
  write: {type: 'boolean', default: false},
  profile: {type: 'boolean', default: false},
  list: {type: 'boolean', default: false},
  compare: {type: 'string'},
  rounds: {type: 'string'},
  help: {type: 'boolean', short: 'h', default: false}
})

/** What `--help` prints. */
export const HELP = `Measures Newsmark beside other tools, or beside another revision of itself.

Usage: npm run bench -- [options]

Each row of the table has two sides, which do the work by turns: ours, peer, ours, peer.
The ratio of each pair is taken, and the median of these is the figure: what slows the
machine slows both. Before the clock starts, both sides must have found the faults that
were put into the articles, as far as the peer looks for such.

Options:
      --only ID      Measure the rows whose id begins so; may be given several times
      --list         List the rows, their targets and what they need, and measure nothing
      --quick        Three rounds a row and no row with 100,000 articles or names, or more:
                     some minutes instead of an hour, good for a look, not for a figure
      --rounds N     Take N pairs a row, whatever the row says
      --compare REV  Build another revision of the repository and measure it in place of the
                     peers: the ratio is that of this working tree to REV
      --profile      Also leave profiles of our side in bench/profiles/, for the Performance
                     tab of Chrome or for VS Code
      --write        Keep the figures in bench/results.json, and write the tables in
                     bench/RESULTS.md and docs/performance.md anew
  -h, --help         Print this help

Peers:
  node bench/install-peers.mjs gets those that npm has, builds a small program in C, and
  says what else is missing. A row whose peer is missing says so.

Examples:
  npm run bench -- --quick                                a look at everything
  npm run bench -- --only corpus-10k                      the rows of 10,000 articles
  npm run bench -- --compare main --only keystroke        did my branch make typing slower?
  npm run bench -- --profile --quick --only large         where the time goes
  npm run bench -- --write                                all figures, on a quiet machine

Exit codes:
  0  every row was measured, or says which peer it lacks
  1  a row broke: a side failed, or did not find a seeded fault; a missed target is no failure
  2  wrong use
`

/**
 * Reads the arguments of the command line. Throws on what is not there, with what is.
 *
 * @param {readonly string[]} args
 * @returns {Arguments}
 */
export function readArguments(args) {
  const {values} = parseArgs({args: [...args], options: OPTIONS})
  const {only = []} = values
  for (const prefix of only)
    if (chooseRows({only: [prefix], quick: false}).length === 0)
      throw new Error(`Unexpected row "${prefix}", expected one of ${ids()}`)
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds)
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))
    throw new Error(`Unexpected number of rounds "${values.rounds}", expected 1 or more`)
  if (values.write && (values.quick || values.compare !== undefined))
    throw new Error('Unexpected --write: quick looks and comparisons are no figures to keep')
  // The options above say what each is, which the types of parseArgs only say of scripts in TypeScript.
  return /** @type {Arguments} */ ({...values, only, rounds})
}

/** The rows that the arguments choose, in the order of the table. */
export function chooseRows({only, quick}) {
  const named = rows.filter(
    ({id}) => only.length === 0 || only.some(prefix => id.startsWith(prefix))
  )
  return quick ? named.filter(({isBig}) => isBig !== true) : named
}

function ids() {
  return rows.map(({id}) => id).join(', ')
}
