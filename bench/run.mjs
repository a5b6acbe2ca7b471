import {writeFileSync} from 'node:fs'
import {cpus} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {measureCache} from './cache.mjs'
import {measureCheckCorpus} from './check-corpus.mjs'
import {measureCheckOne} from './check-one.mjs'
import {measureMentions} from './mentions.mjs'
import {measureParse} from './parse.mjs'
import {skippedRow, toTable} from './report.mjs'
import {measureServer} from './server.mjs'

const benchmarks = {
  parse: measureParse,
  mentions: measureMentions,
  'check-corpus': measureCheckCorpus,
  cache: measureCache,
  'check-one': measureCheckOne,
  server: measureServer
}

const USAGE = `Usage: npm run bench -- [--only NAME]... [--quick] [--write]
  --only NAME  measure only this: ${Object.keys(benchmarks).join(', ')}
  --quick      fewer rounds: good for a look, not for a figure
  --write      write the table to bench/RESULTS.md`

await main()

async function main() {
  const {only = Object.keys(benchmarks), quick, write} = readArguments()
  const rows = []
  for (const name of only) rows.push(...(await measure(name, quick)))
  const results = `${describeMachine(quick)}\n\n${toTable(rows)}`
  process.stdout.write(results)
  if (write) writeFileSync(join(import.meta.dirname, 'RESULTS.md'), `# Results\n\n${results}`)
}

/** A benchmark that fails leaves a row that says so, and a run that fails in the end. */
async function measure(name, quick) {
  process.stderr.write(`${name} …\n`)
  try {
    return await benchmarks[name]({quick})
  } catch (error) {
    process.exitCode = 1
    return [skippedRow(name, 'not reached', error.message.split('\n').slice(0, 6).join(' '))]
  }
}

function readArguments() {
  const options = /** @type {const} */ ({
    only: {type: 'string', multiple: true},
    quick: {type: 'boolean', default: false},
    write: {type: 'boolean', default: false}
  })
  try {
    const {values} = parseArgs({options})
    const unknown = values.only?.find(name => !Object.hasOwn(benchmarks, name))
    if (unknown === undefined) return values
    return leave(
      `Unexpected benchmark "${unknown}", expected ${Object.keys(benchmarks).join(', ')}`
    )
  } catch (error) {
    return leave(error.message)
  }
}

/** @returns {never} */
function leave(message) {
  process.stderr.write(`${message}\n${USAGE}\n`)
  process.exit(2)
}

function describeMachine(quick) {
  const rounds = quick ? 'a quick run' : 'a full run'
  const {platform, arch, version} = process
  return `${cpus().length} cores, ${platform} ${arch}, Node ${version}; ${rounds}. Times are medians (least–greatest).`
}
