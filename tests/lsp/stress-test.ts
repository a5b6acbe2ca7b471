import fc from 'fast-check'
import {expect, test} from 'vitest'
import {acts} from './stress-acts.js'
import {stopClock} from './stress-clock.js'
import {type Draw, START} from './stress-data.js'
import {listing, makePipe} from './stress-files.js'
import {CALM, calmStep, step} from './stress-steps.js'
import {differing, heldRoots, settle, startFresh, viewOf} from './stress-view.js'
import {endPeer, endWorld, startWorld, uriOf, type World} from './stress-world.js'

/** How long and how often, for longer runs by hand: `STRESS_SEEDS=100 STRESS_FIRST=21 npx vitest run tests/lsp/stress`. */
const SEEDS = Number(process.env['STRESS_SEEDS'] ?? 20)
const STEPS = Number(process.env['STRESS_STEPS'] ?? 100)
/** Steps before these, of acts over several files alone. */
const CALM_STEPS = Number(process.env['STRESS_CALM'] ?? 30)
const FIRST = Number(process.env['STRESS_FIRST'] ?? 1)

/** Compares what the server says with what one says that knows nothing of what has happened. */
async function compare(world: World, done: readonly string[]): Promise<void> {
  const fresh = await startFresh(world)
  try {
    await settle(world.peer)
    await settle(fresh)
    const held = [...heldRoots(world.peer), ...heldRoots(fresh)]
    const wanted = await viewOf(fresh, world, held)
    const view = await viewOf(world.peer, world, held)
    const differs = differing(view, wanted)
    const told = `${Object.keys(differs).join(', ')} after\n${done.slice(-12).join('\n')}\n${pictureOf(world)}`
    expect(differs, told).toEqual(differing(wanted, view))
    const errors = [...fresh.log, ...world.peer.log].filter(line => line.includes('error in'))
    expect(errors, told).toEqual([])
  } finally {
    await endPeer(fresh)
  }
}

/** What is open and what is on the disk, for the report of a failure. */
function pictureOf({root, folders, open}: World): string {
  return [
    `folders: ${folders.join(', ')}`,
    ...[...open.values()].map(({uri, text}) => `open: ${uri} ${JSON.stringify(text)}`),
    ...listing(root).map(line => `on disk: ${line}`)
  ].join('\n')
}

/** Declares a test for every second seed, beginning with the first or the second, so that two files share the work. */
export function testHalf(half: 0 | 1): void {
  const seeds = Array.from({length: SEEDS}, (_, index) => FIRST + index)
  test.each(seeds.filter((_, index) => index % 2 === half))(
    'after each step of a session the server says what a new one would say (seed %i)',
    async seed => {
      stopClock()
      const random = fc.sample(fc.nat(0x3fffffff), {seed, numRuns: (CALM_STEPS + STEPS) * 30})
      let used = 0
      const draw: Draw = bound => (random[used++ % random.length] ?? 0) % bound
      const world = await startWorld(START)
      const done: string[] = []
      try {
        if (process.platform !== 'win32') makePipe(world.root, 'outside/pipe')
        for (const name of CALM) await acts.open(world, uriOf(world.root, name), START[name] ?? '')
        for (let count = 0; count < CALM_STEPS + STEPS; count++) {
          const next = count < CALM_STEPS && world.open.size > 0 ? calmStep : step
          done.push(`${count}: ${await next(world, draw)}`)
          await compare(world, done)
        }
      } finally {
        await endWorld(world)
      }
    },
    (CALM_STEPS + STEPS) * 10_000
  )
}
