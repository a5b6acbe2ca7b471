import {expect, test} from 'vitest'
import {runCli, scratch} from './run-cli.js'

const ANNA =
  ':actor[Ann] met :actor[Ben] in :place[Rome]: :claim[it rains]{#c1 stance=support topic=weather}.\n'

function agree(files: Readonly<Record<string, string | Buffer>>, ...args: string[]) {
  return runCli(scratch(files), ['agree', ...args])
}

test.each<[string, Record<string, string | Buffer>, string[], number, string]>([
  [
    'other texts',
    {'a/x.news.txt': ANNA, 'b/x.news.txt': 'Ann met Bo.'},
    ['a', 'b'],
    2,
    'x.news.txt: The coders have other texts: "Ann met Ben in Rome: it rains" (a, a/x.news.txt:1:25) and "Ann met Bo." (b, b/x.news.txt:1:10)'
  ],
  [
    'one coder',
    {'a/x.news.txt': ANNA},
    ['a'],
    2,
    'Unexpected number of coders, expected two or more'
  ],
  [
    'nothing in common',
    {'a/x.news.txt': ANNA, 'b/y.news.txt': ANNA},
    ['a', 'b'],
    2,
    'Nothing to compare'
  ],
  [
    'no marks at all',
    {'a/x.news.txt': 'Ann.', 'b/x.news.txt': 'Ann.'},
    ['a', 'b'],
    0,
    'Nobody has marked anything'
  ],
  [
    'an article of one alone',
    {'a/x.news.txt': ANNA, 'b/x.news.txt': ANNA, 'b/y.news.txt': ANNA},
    ['a', 'b'],
    0,
    'Only one coder has `y.news.txt`, which is left out'
  ],
  [
    'a measure there is not',
    {'a/x.news.txt': ANNA},
    ['a', 'b', '--measures', 'f2'],
    2,
    'Unexpected measure `f2`'
  ],
  [
    'a share above one',
    {'a/x.news.txt': ANNA},
    ['a', 'b', '--overlap', '2'],
    2,
    'expected a number from 0 to 1'
  ],
  ['no coders', {'a/x.news.txt': ANNA}, [], 2, 'No coders are given: name two or more, or list'],
  [
    'one coder in the project',
    {'a/x.news.txt': ANNA, 'newsmark.yaml': 'coders: {ann: a}'},
    [],
    2,
    'The project has one coder, `ann`'
  ],
  [
    'a folder that is not there',
    {'a/x.news.txt': ANNA, 'newsmark.yaml': 'coders: {ann: a, ben: b/c}'},
    [],
    2,
    'There is no folder `b/c`, which newsmark.yaml gives to `ben`'
  ],
  [
    'nobody of this name',
    {'a/x.news.txt': ANNA},
    ['a', 'bob'],
    2,
    'Unexpected `bob`, expected a path, or a revision that git knows'
  ],
  ['the same coder twice', {'a/x.news.txt': ANNA}, ['a', 'a'], 2, 'Unexpected `a` twice'],
  [
    'an id that is there twice',
    {
      'a/x.news.txt': ':claim[it rains]{#c1} :claim[it does]{#c1}',
      'b/x.news.txt': ':claim[it rains]{#c1} it does'
    },
    ['a', 'b'],
    0,
    'a/x.news.txt:1:23: The id `c1` is there twice'
  ],
  [
    'other codebooks',
    {
      'a/x.news.txt': ANNA,
      'b/x.news.txt': ANNA,
      'b/newsmark.yaml': 'codebook: codebook.yaml',
      'b/codebook.yaml': 'kinds: {claim: {attributes: {stance: {type: text}}}}'
    },
    ['a', 'b'],
    2,
    'The coders `a` and `b` have other codebooks, those of the projects in . and b'
  ],
  [
    'an attribute without ranks',
    {'a/x.news.txt': ANNA, 'b/x.news.txt': ANNA},
    ['a', 'b', '--ordinal', 'speaker'],
    2,
    'Unexpected `speaker` for `--ordinal`, expected an attribute that takes one of a list of codes'
  ],
  [
    'a file that is no text',
    {'a/x.news.txt': Buffer.from([0xff, 0xfe, 0x00]), 'b/x.news.txt': ANNA},
    ['a', 'b'],
    2,
    'a/x.news.txt: '
  ],
  [
    'a limit without a number',
    {'a/x.news.txt': ANNA},
    ['a', 'b', '--min', 'alpha'],
    2,
    'Unexpected `alpha` for `--min`'
  ]
])('says what is wrong with %s', (_name, files, args, code, message) => {
  const run = agree(files, ...args)
  expect(run.stderr).toContain(message)
  expect(run.code).toBe(code)
  expect(run.stdout).not.toMatch(/NaN|Infinity/)
})
