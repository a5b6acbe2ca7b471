import {existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const corpus = {
  'glossary.yaml': 'actors: {ada: {name: Ada Lind}}\n',
  'in/a.news.txt': article(':actor[Ada Lind] said :claim[so]{#c1 speaker="ada bob"}. <!-- x -->'),
  'in/b.news.txt': article('Nothing is tagged.')
}

const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8')

describe('newsmark export', () => {
  test('writes tables, and the texts in which their offsets count', () => {
    const folder = scratch(corpus)
    const run = runCli(folder, ['export', 'tables', '-o', 'out/t'])
    expect(run).toEqual({
      code: 0,
      stdout: 'Exported 2 articles to out/t\n',
      stderr:
        'newsmark: What tables does not hold as it is: dropped: 1 comment; split: 1 speaker (`--losses FILE` lists each)\n'
    })
    expect(readdirSync(path.join(folder, 'out/t')).sort()).toEqual(
      [
        ...['articles', 'claims', 'entries', 'mentions', 'relations'].flatMap(name => [
          `${name}.csv`,
          `${name}.jsonl`
        ]),
        'datapackage.json',
        'texts'
      ].sort()
    )
    expect(read(folder, 'out/t/mentions.csv').split('\n')[0]).toMatch(
      /^article,mention,id,kind,text,start_utf16,end_utf16,start_cp,end_cp,fragments,/
    )
    expect(read(folder, 'out/t/texts/in/b.txt')).toBe('Nothing is tagged.')
  })

  test('leaves texts out where they may not be passed on', () => {
    const long = 'one two three four five six seven eight nine ten'
    const folder = scratch({
      'a.news.txt': article(`Secret words. :claim[${long}]{#c1} and :claim[short :actor[Ada]]{#c2}`)
    })
    const args = ['export', 'tables', '-o', 't', '--without-text', '--losses', '-']
    const {code, stdout} = runCli(folder, args)
    expect(code).toBe(0)
    expect(stdout).toContain('"feature":"text","value":"","done":"dropped"')
    const files = readdirSync(path.join(folder, 't'))
    expect(files).not.toContain('texts')
    for (const file of files) {
      expect(read(folder, `t/${file}`)).not.toContain('nine')
      expect(read(folder, `t/${file}`)).not.toContain('Secret')
    }
    expect(read(folder, 't/claims.csv')).toContain(
      ',one two three four five six seven eight …,14,62,'
    )
    expect(read(folder, 't/claims.csv')).toContain(',short Ada,')
    const row = JSON.parse(read(folder, 't/articles.jsonl'))
    expect(row).toMatchObject({
      text_file: null,
      text_sha256: expect.stringMatching(/^[0-9a-f]{64}$/)
    })
    const brat = runCli(folder, ['export', 'brat', '-o', 'b', '--without-text'])
    expect(brat.code).toBe(2)
    expect(brat.stderr).toContain('Unexpected `--without-text` for `brat`, which needs the texts')
  })

  test('lists what is lost, and fails where that is asked for', () => {
    const folder = scratch(corpus)
    const args = ['export', 'brat', 'in', '-o', 'b', '--losses', 'l.jsonl']
    expect(runCli(folder, [...args, '--fail-on-loss=dropped']).code).toBe(1)
    const losses = read(folder, 'l.jsonl').trim().split('\n')
    expect(losses.map(line => JSON.parse(line))).toContainEqual({
      path: 'in/a.news.txt',
      id: '',
      feature: 'comment',
      value: '<!-- x -->',
      done: 'dropped'
    })
    expect(existsSync(path.join(folder, 'b/in/a.ann'))).toBe(true)
    expect(runCli(folder, [...args, '--force', '--fail-on-loss=split,widened']).code).toBe(0)
    expect(runCli(folder, [...args, '--force', '--fail-on-loss']).code).toBe(1)
    const wrong = runCli(folder, [...args, '--force', '--fail-on-loss=lost'])
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain(
      'Unexpected value `lost` for `--fail-on-loss`, expected one or more of dropped, split'
    )
  })

  test('writes over nothing unless it is told to', () => {
    const folder = scratch({...corpus, 'out/claims.csv': 'mine', 'l.jsonl': 'mine'})
    const run = runCli(folder, ['export', 'tables', '-o', 'out'])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('as `claims.csv` is in it')
    expect(readdirSync(path.join(folder, 'out'))).toEqual(['claims.csv'])
    const listed = runCli(folder, ['export', 'tables', '-o', 'new', '--losses', 'l.jsonl'])
    expect(listed.code).toBe(2)
    expect(read(folder, 'l.jsonl')).toBe('mine')
    expect(existsSync(path.join(folder, 'new'))).toBe(false)
    expect(runCli(folder, ['export', 'tables', '-o', 'out', '--force']).code).toBe(0)
    expect(read(folder, 'out/claims.csv')).toMatch(/^article,/)
  })

  test('writes nothing at all where one of the files is there', () => {
    const folder = scratch({...corpus, 'out/in/a.txt': 'mine'})
    const run = runCli(folder, ['export', 'brat', 'in', '-o', 'out'])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('out/in/a.txt: There is a file here already')
    expect(readdirSync(path.join(folder, 'out'))).toEqual(['in'])
    expect(readdirSync(path.join(folder, 'out/in'))).toEqual(['a.txt'])
  })

  test('leaves the folder by no link', () => {
    const folder = scratch(corpus)
    mkdirSync(path.join(folder, 'out'))
    mkdirSync(path.join(folder, 'elsewhere'))
    symlinkSync('../elsewhere', path.join(folder, 'out/in'))
    expect(runCli(folder, ['export', 'brat', 'in', '-o', 'out', '--force']).code).toBe(2)
    expect(readdirSync(path.join(folder, 'elsewhere'))).toEqual([])
  })

  test('gives each article files of its own', () => {
    const texts = {'a.news.txt': article('One'), 'a.txt': article('Two'), 'A.md': article('Three')}
    const folder = scratch({...texts, 'newsmark.yaml': 'include: ["*.txt", "*.md"]\n'})
    expect(runCli(folder, ['export', 'brat', '-o', 'out']).code).toBe(0)
    const names = readdirSync(path.join(folder, 'out')).filter(name => name.endsWith('.ann'))
    expect(names.sort()).toEqual(['A.md.ann', 'a.news.txt.ann', 'a.txt.ann'])
    expect(read(folder, 'out/a.txt.txt')).toBe('Two')
  })

  test('says what is wrong', () => {
    const folder = scratch({
      ...corpus,
      'p/newsmark.yaml': '',
      'p/c.news.txt': article('x'),
      'in/l.news.txt': Buffer.from('caf\xe9', 'latin1')
    })
    const said = (...args: string[]): string => {
      const {code, stderr} = runCli(folder, ['export', ...args])
      expect(code).toBe(2)
      return stderr
    }
    expect(said()).toContain('No format is given: write `tables` or `brat`')
    expect(said('csv', '-o', 'o')).toContain('Unexpected format `csv`, expected `tables` or `brat`')
    expect(said('tables')).toContain('No folder is given: write `-o FOLDER`')
    expect(said('tables', '.', 'p', '-o', 'o')).toContain('Unexpected articles of several projects')
    expect(said('tables', 'nowhere', '-o', 'o')).toContain('nowhere')
    expect(said('tables', 'in', '-o', 'o')).toContain('in/l.news.txt: This file holds')
    expect(existsSync(path.join(folder, 'o/claims.csv'))).toBe(true)
    writeFileSync(path.join(folder, 'file'), '')
    expect(said('tables', 'in', '-o', 'file')).toContain('file')
  })

  test('gives the same bytes twice', () => {
    const folder = scratch(corpus)
    for (const name of ['x', 'y'])
      for (const format of ['tables', 'brat'])
        runCli(folder, ['export', format, 'in', '-o', `${name}/${format}`])
    for (const file of ['tables/claims.csv', 'tables/entries.jsonl', 'brat/newsmark.json'])
      expect(read(folder, `y/${file}`)).toBe(read(folder, `x/${file}`))
  })
})
