import {expect, test, vi} from 'vitest'
import {openSession, type Session} from './open-session.js'
import {pass, stopClock} from './stress-clock.js'

vi.mock('../../server/src/node/poll-files.js', async () => {
  const {createFilePoller} = await import('./stress-clock.js')
  return {createFilePoller}
})

const ARTICLE = 'a.news.txt'
const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== ${ARTICLE} ===
Here, :actor[A]{ref=nobody} said :claim[it is calm]{#c1 speaker=author}.
`

/** In one turn, rules run until somebody has looked at the clock so often; for all that is found, it takes many times more. */
const LOOKS_A_TURN = 12

test('what is found is sent while somebody types without end, in turns and in its place', async () => {
  stopClock()
  const s = await openSession(FIXTURE)
  s.open(ARTICLE)
  await waitFor(s, 1)
  const texts = new Map<number, string>()
  let [version, most, all] = [1, 0, 0]
  while (s.published(ARTICLE).length < 4 && version < 3000) {
    s.edit(ARTICLE, 'Here', 'xHere')
    texts.set(++version, s.text(ARTICLE))
    const before = looks()
    await pass(1)
    const taken = looks() - before
    most = Math.max(most, taken)
    all += taken
  }
  const sent = s.published(ARTICLE).slice(1)
  expect(sent).toHaveLength(3)
  for (const {version: of = 0, diagnostics} of sent) {
    const start = texts.get(of)?.indexOf('nobody')
    expect(diagnostics).toMatchObject([{range: {start: {line: 0, character: start}}}])
  }
  expect(most).toBeLessThan(LOOKS_A_TURN)
  expect(all / sent.length).toBeGreaterThan(4 * LOOKS_A_TURN)
})

test('what was typed last is told of in the end, wherever in sending it was typed', async () => {
  stopClock()
  const s = await openSession(FIXTURE)
  s.open(ARTICLE)
  await waitFor(s, 1)
  const letters = await type(s, Number.POSITIVE_INFINITY)
  for (let left = 1; left < 16; left += 2) {
    const name = `nobody${left}`
    await quiet(s)
    await type(s, letters - left)
    s.edit(ARTICLE, /nobody\d*/.exec(s.text(ARTICLE))?.[0] ?? '', name)
    await quiet(s)
    expect(s.drawn(ARTICLE)).toContain(`Unexpected entry \`${name}\``)
  }
})

/** Types so many letters, or fewer where something is sent; gives how many there were. */
async function type(s: Session, most: number): Promise<number> {
  const before = s.published(ARTICLE).length
  let typed = 0
  for (; s.published(ARTICLE).length === before && typed < Math.min(most, 3000); typed++) {
    s.edit(ARTICLE, 'Here', 'xHere')
    await pass(1)
  }
  return typed
}

/** Lets pass more time than sending takes. */
async function quiet(s: Session): Promise<void> {
  for (let before = -1; before !== s.published(ARTICLE).length; ) {
    before = s.published(ARTICLE).length
    for (let turn = 0; turn < 100; turn++) await pass(2)
  }
}

function looks(): number {
  return vi.mocked(performance.now).mock.calls.length
}

async function waitFor(s: Session, count: number): Promise<void> {
  while (s.published(ARTICLE).length < count) await pass(1)
}
