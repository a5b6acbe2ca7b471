import {describe, expect, test} from 'vitest'
import {
  addIgnoreFile,
  hintsOf,
  type IgnoreProblem,
  type IgnoreRules,
  ignoringLine,
  isFileIgnored,
  isIgnored,
  mayMatch,
  mostPatterns,
  noIgnoreRules
} from '../../server/src/project/ignore-rules.js'

function rulesOf(text: string, problems: IgnoreProblem[] = [], folder = ''): IgnoreRules {
  const file = {kind: 'own', path: '.newsmarkignore', folder, text} as const
  return addIgnoreFile(noIgnoreRules, file, problem => problems.push(problem))
}

describe('a pattern that could take for ever', () => {
  test.each([
    ['*a*b*c*d*e', 'at most 4 of `*` and `?` between slashes'],
    ['**/a/**/b/**/c', 'at most 2 times `**`'],
    ['!?a?b?c?d?e', 'at most 4 of `*` and `?` between slashes'],
    ['x'.repeat(501), 'at most 500 characters']
  ])('is reported and not obeyed', (pattern, wanted) => {
    const problems: IgnoreProblem[] = []
    const rules = rulesOf(`# first\n${pattern}\nb.txt\n`, problems)
    const message = `Unexpected pattern \`${pattern}\`, expected ${wanted}`
    expect(problems).toEqual([{path: '.newsmarkignore', line: 2, message}])
    expect(ignoringLine(rules, 'b.txt')?.line).toBe(3)
  })

  test('is one too many, over all files around a folder', () => {
    const problems: IgnoreProblem[] = []
    const lines = Array.from({length: mostPatterns + 2}, (_, index) => `n${index}`)
    const rules = rulesOf(lines.join('\n'), problems)
    expect(isIgnored(rules, `n${mostPatterns - 1}`)).toBe(true)
    expect(isIgnored(rules, `n${mostPatterns}`)).toBe(false)
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toBe(
      'Unexpected further patterns, expected at most 2000 for one folder'
    )
  })
})

test('patterns as hard as allowed are decided on names as long as there are', () => {
  const hard = ['a*a*a*a*b', '**/a*a*a*a*b/**/?*?*b', '*[ab]*[ab]*c', '?*?*b']
  const rules = rulesOf(
    Array.from({length: 500}, () => hard)
      .flat()
      .join('\n')
  )
  const name = 'a'.repeat(255)
  for (let depth = 1; depth <= 16; depth++)
    expect(isIgnored(rules, Array.from({length: depth}, () => name).join('/'))).toBe(false)
})

test('patterns do not count deeper than folders are searched', () => {
  const rules = rulesOf('**/x/**/y\nb\n')
  const isIgnoredAt = (depth: number): boolean => isIgnored(rules, `${'x/'.repeat(depth)}b`)
  expect([127, 128, 2_000].map(isIgnoredAt)).toEqual([true, false, false])
})

test('the folder of a file means itself, whatever signs are in its name', () => {
  const folder = 'a*[b]\\ !#?'
  const rules = rulesOf('x\n/y\nz/z', [], folder)
  const ignored = ['x', 'deep/x', 'y', 'z/z'].map(name => `${folder}/${name}`)
  for (const name of ignored) expect(isIgnored(rules, name)).toBe(true)
  for (const name of ['x', 'abb/x', `${folder}/deep/y`, `${folder}/deep/z/z`])
    expect(isIgnored(rules, name)).toBe(false)
})

describe('the hints of a pattern', () => {
  test.each([
    ['a.txt', ['a.txt'], ['b.txt', 'a.txt2']],
    ['/x/a.txt', ['a.txt'], ['x']],
    ['*.log', ['a.log', '.log'], ['a.logs']],
    ['tmp*', ['tmp1', 'tmp'], ['atmp']],
    ['*.py[co]', ['a.pyc', 'a.pyx'], ['a.txt']],
    ['[ab]*', ['a', 'c'], []],
    ['dir/', [], ['dir', 'a']],
    ['!a.txt', [], ['a.txt']],
    ['a\\*', ['a*', 'b'], []]
  ])('%s tell which names it may match', (pattern, may, cannot) => {
    const hints = hintsOf([pattern])
    expect(may.filter(name => !mayMatch(hints, name))).toEqual([])
    expect(cannot.filter(name => mayMatch(hints, name))).toEqual([])
  })

  test('change no answer', () => {
    const rules = rulesOf('*.log\n!b.log\ntmp*\n/x/only.txt\n[cd]')
    for (const name of ['a.log', 'b.log', 'tmp', 'only.txt', 'c', 'e', 'dd'])
      expect(isFileIgnored(rules, 'x/', name)).toBe(isIgnored(rules, `x/${name}`))
  })
})
