import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, fill, runCli, scratch} from './run-cli.js'

const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8')

const BODY = `:actor[Ada] and
:actor[Bob]{ref=none} said <!-- why -->
:claim[😀 it is
so]{#c1 speaker=ada note="a  b"} , :claim[she said,]{continues=c1 #x} (:claim[no]{#c2 speaker=anonymous rebuts="c1 other#c9"}).`

const corpus = {
  'glossary.yaml': 'actors: {ada: {name: Ada}}\n',
  'in/a.news.txt': article(BODY)
}

describe('newsmark import brat', () => {
  test('makes the articles again that were exported', () => {
    const folder = scratch(corpus)
    runCli(folder, ['export', 'brat', 'in', '-o', 'b'])
    const run = runCli(folder, ['import', 'brat', 'b', '-o', 'back'])
    expect(run).toEqual({code: 0, stderr: '', stdout: 'Wrote  back/in/a.news.txt\n'})
    const diff = runCli(folder, ['diff', 'in/a.news.txt', 'back/in/a.news.txt'])
    expect(diff).toEqual({code: 0, stdout: 'No differences\n', stderr: ''})
    const before = runCli(folder, ['text', 'in/a.news.txt']).stdout
    expect(runCli(folder, ['text', 'back/in/a.news.txt']).stdout).toBe(before)
  })

  test('changes of an article only what was changed in brat', () => {
    const folder = scratch(corpus)
    runCli(folder, ['export', 'brat', 'in', '-o', 'b'])
    const ann = read(folder, 'b/in/a.ann')
    fill(folder, {'b/in/a.ann': ann.replace('Arg1:T4 Arg2:T3', 'Arg1:T4 Arg2:T4')})
    expect(runCli(folder, ['import', 'brat', 'b', '--texts', 'in', '--force']).code).toBe(0)
    expect(read(folder, 'in/a.news.txt')).toBe(
      article(BODY).replace('rebuts="c1 other#c9"', 'rebuts="other#c9 c2"')
    )
  })

  test('leaves an article alone in which nothing changed', () => {
    const folder = scratch(corpus)
    runCli(folder, ['export', 'brat', 'in', '-o', 'b'])
    const run = runCli(folder, ['import', 'brat', 'b', '--texts', 'in', '--force'])
    expect(run).toEqual({code: 0, stdout: '', stderr: ''})
    expect(read(folder, 'in/a.news.txt')).toBe(article(BODY))
  })

  test('brings in suggestions beside what is marked', () => {
    const folder = scratch({
      'in/a.news.txt': article(':actor[Ada]{mention=name} met Bob <!-- x -->in Rome.'),
      'b/a.txt': 'Ada met Bob in Rome.',
      'b/a.ann':
        'T1\tactor 0 3\tAda\nT2\tactor 8 11\tBob\nT3\tplace 15 19\tRome\nA1\trole T3 event\n'
    })
    const args = ['import', 'brat', 'b', '--texts', 'in', '--force', '--as-suggestions']
    const run = runCli(folder, [...args, '--by', 'ner-x@2.1', '--losses', '-'])
    expect(read(folder, 'in/a.news.txt')).toBe(
      article(
        ':actor[Ada]{mention=name} met :actor[Bob]{status=suggested by=ner-x@2.1} <!-- x -->in :place[Rome]{role=event status=suggested by=ner-x@2.1}.'
      )
    )
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('"feature":"suggestion","value":"actor: Ada","done":"dropped"')
  })

  test('finds words again in a text that has changed, and moves nothing silently', () => {
    const folder = scratch({
      'in/a.news.txt': article('On Friday Ada met\nBob in Rome, and Ada left. Eve did not.'),
      'b/a.txt': 'Ada met Bob in Rome, and Ada left. Max did.',
      'b/a.ann':
        'T1\tactor 0 3\tAda\nT2\tactor 8 11\tBob\nT3\tactor 25 28\tAda\nT4\tactor 35 38\tMax\n'
    })
    const run = runCli(folder, ['import', 'brat', 'b', '--texts', 'in', '--force', '--losses', 'l'])
    expect(run.stderr).toContain('dropped: 1 annotation; moved: 3 offsets')
    expect(read(folder, 'in/a.news.txt')).toBe(
      article('On Friday :actor[Ada] met\n:actor[Bob] in Rome, and :actor[Ada] left. Eve did not.')
    )
    expect(
      read(folder, 'l')
        .split('\n')
        .slice(0, -1)
        .map(line => JSON.parse(line).value)
    ).toEqual(['0-3 → 10-13', '8-11 → 18-21', '25-28 → 35-38', 'actor: Max'])
  })

  test('joins over line ends, parts what crosses, and takes Windows line ends in both ways', () => {
    const folder = scratch({
      'b/one.txt': 'Ada said\r\nit is so.\r\n\r\nBob left.',
      'b/one.ann':
        'T1\tclaim 0 8;10 12\tAda said it\nT2\tactor 23 26\tBob\nT3\tclaim 13 26\tis so. Bob\n',
      'b/two.txt': 'Ada said\r\nit is so.',
      'b/two.ann': 'T1\tclaim 0 8;9 11\tAda said it\r\nT2\tactor 4 14\tsaid it is\r\n'
    })
    const run = runCli(folder, ['import', 'brat', 'b', '-o', 'out'])
    expect(run.code).toBe(0)
    expect(read(folder, 'out/one.news.txt')).toBe(
      ':claim[Ada said\r\nit] :claim[is so.]{#c1}\r\n\r\n:claim[:actor[Bob]]{continues=c1} left.'
    )
    expect(read(folder, 'out/two.news.txt')).toBe(
      ':claim[Ada :actor[said\r\nit]{#a1}] :actor[is]{continues=a1} so.'
    )
    expect(run.stderr).toContain('split: 2 fragments')
  })

  test('takes events as relations of the spans that trigger them', () => {
    const folder = scratch({
      'a.txt': 'Ada said it rains, and Bob denied it.',
      'a.ann': [
        'T1\tactor 0 3\tAda',
        'T2\tclaim 9 17\tit rains',
        'T3\tactor 23 26\tBob',
        'T4\tclaim 27 36\tdenied it',
        'E1\tclaim:T2 speaker:T1',
        'E2\tclaim:T4 speaker:T3 rebuts1:E1',
        'A1\tstance E2 oppose',
        'E3\tclaim:T9 speaker:T1',
        'E4\tclaim T2'
      ].join('\n')
    })
    const run = runCli(folder, ['import', 'brat', 'a.ann', '-o', 'out', '--losses', '-'])
    expect(read(folder, 'out/a.news.txt')).toBe(
      ':actor[Ada]{#a1} said :claim[it rains]{#c1 speaker=a1}, and :actor[Bob]{#a2} :claim[denied it]{speaker=a2 stance=oppose rebuts=c1}.'
    )
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('a.ann:8: Unexpected `T9`, expected the id of a line of this file')
    expect(run.stderr).toContain('a.ann:9: Unexpected event, expected a type with its span')
    expect(run.stdout).toContain(
      '"id":"E1","feature":"event","value":"E1\\tclaim:T2 speaker:T1","done":"encoded"'
    )
  })

  test('says what is wrong in each line, and takes the rest', () => {
    const folder = scratch({
      'a.txt': 'Ada met Bob.',
      'a.ann': [
        'T1\tactor 0 3\tAda',
        'T1\tactor 8 11\tBob',
        'T2\tactor 8 99\tBob',
        'T3\tactor 0 5;3 7\tAda m met',
        'T4\tactor 4 7\tBob',
        'T5\tactor 7 4\tx',
        'A1\trole T9 event',
        'A2\tmention T1 name',
        'nonsense',
        '*\tEquiv T1 T2'
      ].join('\n')
    })
    const run = runCli(folder, ['import', 'brat', 'a.ann'])
    expect(run.code).toBe(2)
    expect(run.stderr.split('\n').filter(line => line.includes('a.ann:'))).toEqual([
      'newsmark: a.ann:2: The id `T1` is there twice: give one of the two lines another',
      'newsmark: a.ann:3: The offsets `8 99` lie behind the end of the text, which has 12 characters',
      'newsmark: a.ann:4: The offsets `0 5;3 7` overlap each other: write one fragment for them',
      'newsmark: a.ann:5: The offsets `4 7` lead to “met”, not to “Bob”',
      'newsmark: a.ann:6: Unexpected offsets `7 4`, expected a start before the end',
      'newsmark: a.ann:7: Unexpected `T9`, expected the id of a line of this file',
      'newsmark: a.ann:9: Unexpected line, expected an id as `T1`, a tab, and what it stands for',
      'newsmark: a.ann:10: Unexpected `T2`, expected the id of a line of this file'
    ])
    expect(run.stderr).toContain('dropped: 8 line')
    expect(read(folder, 'a.news.txt')).toBe(':actor[Ada]{mention=name} met Bob.')
  })

  test('says which file is missing or not to be read', () => {
    const folder = scratch({
      'b/a.txt': 'x',
      'b/c.ann': '',
      'b/d.txt': Buffer.from('caf\xe9', 'latin1'),
      'b/d.ann': '',
      'e.pdf': '',
      'in/x.news.txt': 'Other words.',
      'f.txt': 'No such text.',
      'f.ann': ''
    })
    const said = (...args: string[]): string => {
      const {code, stderr} = runCli(folder, ['import', 'brat', ...args])
      expect(code).toBe(2)
      return stderr
    }
    const all = said('b', '-o', 'out')
    expect(all).toContain('b/a.txt: There is no `a.ann` beside this file')
    expect(all).toContain('b/c.ann: There is no `c.txt` beside this file')
    expect(all).toContain('b/d.txt: This file holds')
    expect(said('e.pdf')).toContain('expected a `.txt` or `.ann` file of brat')
    expect(said('nowhere.ann')).toContain('nowhere')
    expect(said('f.ann', '--texts', 'in', '--force')).toContain('No article of in has this text')
    expect(said('f.ann', '--texts', 'in')).toContain('No folder is given')
    expect(said('f.ann', '--by', 'x')).toContain('expected both together')
    expect(said('f.ann', '--title', 'x')).toContain('expected it for texts alone')
    expect(runCli(folder, ['import', 'text', 'f.txt', '--by', 'x']).stderr).toContain(
      'Unexpected `--by` for texts'
    )
  })

  test('goes where no file says, and writes over nothing', () => {
    const text = {file: 'a', path: '../evil.news.txt', id: 'a', 'text-sha256': '', metadata: {}}
    const folder = scratch({
      'b/newsmark.json': JSON.stringify({format: 'brat', texts: [text]}),
      'b/a.txt': 'x',
      'b/a.ann': ''
    })
    expect(runCli(folder, ['import', 'brat', 'b', '-o', 'out']).stdout).toBe(
      'Wrote  out/a.news.txt\n'
    )
    expect(existsSync(path.join(folder, 'evil.news.txt'))).toBe(false)
    const again = runCli(folder, ['import', 'brat', 'b', '-o', 'out'])
    expect(again.code).toBe(2)
    expect(again.stderr).toContain('out/a.news.txt: There is an article here already')
  })
})
