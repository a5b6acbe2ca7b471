import fc from 'fast-check'
import picomatch from 'picomatch'
import {describe, expect, test} from 'vitest'
import {compileGlob} from '../../server/src/project/compile-glob.js'
import {alternativesOf, mostAlternatives} from '../../server/src/project/glob-braces.js'
import {globProblem} from '../../server/src/project/globs.js'

const shown = {dot: false}

describe('a glob', () => {
  test.each([
    [
      '**/*.news.txt',
      ['a.news.txt', 'x/y/a.news.txt'],
      ['x/.a.news.txt', '.x/a.news.txt', 'a.txt']
    ],
    ['a/**', ['a', 'a/b', 'a/b/c'], ['b/a', 'a/.b']],
    ['a*/**', ['ab/c'], ['ab']],
    ['**.txt', ['a.txt', 'x/a.txt'], ['.txt', 'x/.txt']],
    ['a/**.txt', ['a/b.txt'], ['a/b/c.txt']],
    ['[ab]?[!c-e].txt', ['aab.txt', 'bxf.txt'], ['aac.txt', 'cab.txt', 'aa.txt']],
    ['[]a]', [']', 'a'], ['b']],
    ['[a', ['[a'], ['a']],
    ['{a,b{c,d}}/{1..3}', ['a/1', 'bd/3'], ['b/1', 'a/4']],
    ['{a}{b,', ['{a}{b,'], ['ab']],
    ['\\*\\{a,b}', ['*{a,b}'], ['x{a,b}', '*a']],
    ['.*/x', ['.a/x'], ['a/x']],
    ['(a|b)+!@$^', ['(a|b)+!@$^'], ['a']]
  ])('%s', (glob, matched, others) => {
    const test = compileGlob(glob, shown)
    expect([...matched, ...others].filter(test)).toEqual(matched)
  })

  test('matches hidden files where that is asked for', () => {
    expect(compileGlob('**/*.txt', {dot: true})('.a/.b.txt')).toBe(true)
  })
})

/** The plain part of globs, where picomatch means what we mean. */
const step = fc.stringMatching(/^[ab.]?(\*|\?|\{a,bc\})?[ab]{1,2}(\*|\?)?$/)
const glob = fc.array(fc.oneof(step, fc.constant('**')), {minLength: 1, maxLength: 5})
const path = fc.array(fc.stringMatching(/^\.?[abc]{1,4}$/), {minLength: 1, maxLength: 6})

test('globs mean what they mean to picomatch', () => {
  fc.assert(
    fc.property(glob, path, fc.boolean(), (steps, names, dot) => {
      const written = steps.join('/')
      fc.pre(!/\*\/\*\*(\/\*\*)+$/.test(written))
      const options = {dot, noextglob: true, nonegate: true}
      const tried = names.join('/')
      expect(compileGlob(written, {dot})(tried)).toBe(picomatch(written, options)(tried))
    }),
    {numRuns: 2_000}
  )
})

test.each([
  ['**/**/**/*a*a*a*b', 'a'.repeat(250)],
  ['**/*a*a*a*b/**/*a*a*a*b/**/*a*a*a*b', `${'a'.repeat(250)}/`.repeat(15)],
  ['**/?*a/**/?*a/**/?*b', 'aa/'.repeat(1_300)],
  ['*[ab]*[ab]*[ab]*c', 'ab'.repeat(2_000)]
])('%s takes no more steps than its length times that of the path', (written, tried) => {
  expect(globProblem(written)).toBe(undefined)
  let steps = 0
  const onStep = (): void => {
    steps++
  }
  expect(compileGlob(written, {dot: false, onStep})(tried)).toBe(false)
  expect(steps).toBeLessThanOrEqual(written.length * tried.length)
})

describe('braces', () => {
  test('that stand for too many texts are refused', () => {
    const many = '{a,b,c,d,e,f,g,h}{a,b,c,d,e,f,g,h}{a,b,c,d,e}'
    expect(String(globProblem(many))).toBe(
      `braces that stand for at most ${mostAlternatives} texts`
    )
    expect(String(globProblem('{1..999999}'))).toBe(
      `braces that stand for at most ${mostAlternatives} texts`
    )
    expect(alternativesOf(many)).toHaveLength(mostAlternatives + 1)
  })

  test('that hold many texts of nothing do not take long', () => {
    expect(String(globProblem(`{${','.repeat(400)}}x{a,b}`))).toContain('braces that stand for')
  })
})
