import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {chooseRows, HELP, readArguments} from './arguments.mjs'
import {buildRevision, currentBuild} from './builds.mjs'
import {busyCores, describeMachine} from './machine.mjs'
import {measurePairs, spreadOf} from './measure.mjs'
import {howToGet} from './peers.mjs'
import {PROFILES, readableBuild} from './profile.mjs'
import {figuresTable, keepResults} from './results.mjs'
import {rows} from './rows.mjs'
import {durations, markdownTable, ratio, ratios} from './table.mjs'

const QUICK_ROUNDS = 3

// An end like any other, so that temporary folders are removed.
process.once('SIGINT', () => process.exit(130))
await main()

async function main() {
  const args = argumentsOrExit()
  if (args.help) return void process.stdout.write(HELP)
  if (args.list) return void process.stdout.write(listOf())
  const chosen = chooseRows(args)
  const other = args.compare === undefined ? undefined : buildRevision(args.compare)
  const {figures, gaps} = await measureAll(chosen, args, other)
  const measured = chosen.filter(({id}) => id in figures)
  if (measured.length > 0)
    process.stdout.write(
      other === undefined
        ? figuresTable(measured, figures)
        : comparisonTable(measured, figures, other)
    )
  process.stdout.write(gaps.map(gap => `${gap}\n`).join(''))
  if (args.profile) process.stdout.write(`Profiles are in ${PROFILES}, a folder for each row.\n`)
}

function argumentsOrExit() {
  try {
    return readArguments(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error.message}\nSee npm run bench -- --help\n`)
    return process.exit(2)
  }
}

/** Measures rows one after the other; gives the figures of those that could be, and a line for each other. */
async function measureAll(chosen, args, other) {
  /** @type {Record<string, import('./results.mjs').Figures>} */
  const figures = {}
  const gaps = leftOut(args)
  for (const row of chosen) {
    process.stderr.write(`${row.id} …\n`)
    const missing = other === undefined ? (row.needs ?? []).map(howToGet).filter(Boolean) : []
    if (missing.length > 0) {
      gaps.push(`${row.id}: not measured, as ${missing.join('; ')}`)
      continue
    }
    try {
      const found = await measureRow(row, args, other)
      figures[row.id] = found
      process.stderr.write(`  ratio ${ratios(found.ratio)}\n`)
      // At once, as an hour of figures should not be lost with the last row.
      if (args.write) keepResults({[row.id]: found})
    } catch (error) {
      process.exitCode = 1
      gaps.push(`${row.id}: BROKEN, ${error.message.split('\n').slice(0, 6).join(' ')}`)
    }
  }
  return {figures, gaps}
}

function leftOut({quick, only}) {
  const chosen = chooseRows({only, quick})
  const left = chooseRows({only, quick: false}).filter(row => !chosen.includes(row))
  return quick ? left.map(({id}) => `${id}: not measured, as --quick leaves out what is big`) : []
}

/** @param {import('./rows.mjs').Row} row */
async function measureRow(row, {quick, profile, rounds: wanted}, other) {
  const before = await busyCores()
  const opened = []
  const open = async opening => {
    const side = await opening
    opened.push(side)
    return side
  }
  try {
    const build = currentBuild()
    const ours = await open(row.ours(build))
    const peer = await open(other === undefined ? row.peer(build) : row.ours(other))
    const rounds = wanted ?? (quick ? QUICK_ROUNDS : row.rounds)
    const times = await measurePairs({ours, peer, rounds})
    const notes = [ours, peer].flatMap(({note}) => (note === undefined ? [] : [note()]))
    if (profile) await profileSide(row)
    return {
      ours: spreadOf(times.ours),
      peer: spreadOf(times.peer),
      ratio: spreadOf(times.ratios),
      rounds,
      machine: describeMachine(),
      date: new Date().toISOString().slice(0, 10),
      busy: Number(Math.max(before, await busyCores()).toFixed(2)),
      notes
    }
  } finally {
    for (const {close} of opened) await close?.()
  }
}

/** Leaves profiles of our side in a folder of the row's own. */
async function profileSide({id, ours}) {
  const folder = join(PROFILES, id)
  mkdirSync(folder, {recursive: true})
  const side = await ours(await readableBuild(currentBuild()))
  try {
    await side.profile?.(folder)
  } finally {
    await side.close?.()
  }
}

function comparisonTable(measured, figures, other) {
  const head = ['row', 'this working tree', other.name, 'ratio']
  const cells = measured.map(({id}) => {
    const {ours, peer, ratio: pairs} = figures[id]
    return [id, durations(ours), durations(peer), ratios(pairs)]
  })
  return markdownTable([head, ...cells])
}

function listOf() {
  const head = ['row', 'work', 'against', 'at most', 'stretch', 'needs', '--quick']
  const cells = rows.map(row => [
    row.id,
    row.work,
    row.against,
    row.most === undefined ? '–' : ratio(row.most),
    row.stretch === undefined ? '–' : ratio(row.stretch),
    row.needs?.join(', ') ?? '–',
    row.isBig === true ? 'left out' : 'measured'
  ])
  return markdownTable([head, ...cells])
}
