import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, fill, runCli, scratch} from './run-cli.js'

const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8')

const corpus = {'glossary.yaml': 'actors: {ada: {name: Ada}}\n'}

describe('newsmark import brat, into articles that have changed and with names of others', () => {
  test('keeps what was marked since the export, also where the text is another by now', () => {
    const marked = ':actor[Ada] met Bob in Rome. :claim[It rains]{#c1 speaker=ada}, she said.'
    const folder = scratch({...corpus, 'in/a.news.txt': article(marked)})
    runCli(folder, ['export', 'brat', 'in', '-o', 'b'])
    const ann = read(folder, 'b/in/a.ann')
    const now = marked.replace('Bob', ':actor[Bob]{ref=none}').replace('It rains', 'It pours')
    fill(folder, {
      'in/a.news.txt': article(now),
      'b/in/a.ann': `${ann.replace(/^N1.*\n/m, '')}T9\tplace 15 19\tRome\n`
    })
    const args = ['import', 'brat', 'b', '--texts', 'in', '--force', '--fail-on-loss']
    expect(runCli(folder, args)).toMatchObject({code: 0, stdout: 'Wrote  in/a.news.txt\n'})
    expect(read(folder, 'in/a.news.txt')).toBe(article(now.replace('Rome', ':place[Rome]')))
    // Whoever changes what has no place any more is told; the article keeps what it has.
    const changed = read(folder, 'b/in/a.ann').replace('21 29\tIt rains', '24 29\trains')
    fill(folder, {'b/in/a.ann': changed})
    const run = runCli(folder, args)
    expect(run.code).toBe(1)
    expect(run.stderr).toContain('dropped: 1 annotation')
    expect(read(folder, 'in/a.news.txt')).toBe(article(now.replace('Rome', ':place[Rome]')))
  })

  test('deletes nothing where it is not known what was exported', () => {
    const marked =
      ':actor[Ada]{#c1 mention=name} met Bob. :claim[It rains]{#c2 speaker=ada topic="a b"}.'
    const folder = scratch({...corpus, 'in/a.news.txt': article(marked)})
    fill(folder, {
      'b/a.txt': 'Ada met Bob. It rains.',
      'b/a.ann':
        'T1\tactor 0 3\tAda\nT2\tclaim 13 21\tIt rains\nT3\tclaim 4 11\tmet Bob\nA1\tstance T2 mixed\nR1\trebuts Arg1:T2 Arg2:T3\n'
    })
    const args = ['import', 'brat', 'b', '--texts', 'in', '--force']
    expect(runCli(folder, args)).toMatchObject({code: 0, stderr: ''})
    expect(read(folder, 'in/a.news.txt')).toBe(
      article(
        ':actor[Ada]{#c1 mention=name} :claim[met Bob]{#c3}. :claim[It rains]{#c2 speaker=ada topic="a b" stance=mixed rebuts=c3}.'
      )
    )
    fill(folder, {'b/a.ann': ''})
    const run = runCli(folder, args)
    expect(run).toMatchObject({code: 0, stdout: ''})
    expect(run.stderr).toContain(
      '3 tags of the articles stay though they are not in brat, as nothing tells whether'
    )
  })

  test('gives equivalent mentions the entry of one of them, and tells of other equivalences', () => {
    const folder = scratch({
      'a.txt': 'Ada said she, the minister, met Bob and him. It rains, it pours.',
      'a.ann': [
        'T1\tactor 0 3\tAda',
        'N1\tReference T1 GlossaryByName:ada\tAda',
        'T2\tactor 9 12\tshe',
        'T3\tactor 14 26\tthe minister',
        'T4\tactor 32 35\tBob',
        'T5\tactor 40 43\thim',
        'T6\tclaim 45 53\tIt rains',
        'T7\tclaim 55 63\tit pours',
        '*\tEquiv T2 T3',
        '*\tEquiv T1 T2',
        '*\tEquiv T4 T5',
        '*\tEquiv T6 T7',
        '*\tAlias T4 T5'
      ].join('\n')
    })
    const run = runCli(folder, ['import', 'brat', 'a.ann', '--losses', '-'])
    expect(read(folder, 'a.news.txt')).toBe(
      ':actor[Ada] said :actor[she]{ref=ada}, :actor[the minister]{ref=ada}, met :actor[Bob] and :actor[him]. :claim[It rains], :claim[it pours].'
    )
    expect(run.code).toBe(0)
    expect(run.stderr).toContain('dropped: 3 equivalence; encoded: 2 equivalence')
  })

  test('takes names of another team for those of the project', () => {
    const ann = [
      'T1\tPerson 0 3\tAda',
      'T2\tStatement 9 17\tit rains',
      'T3\tToken 4 8\tsaid',
      'A1\tPosition T2 mixed',
      'A2\tSure T2 high',
      'A3\tPosition T3 x',
      'R1\tSays Arg1:T2 Arg2:T1'
    ].join('\n')
    const names =
      'kinds: {Person: actor, Statement: claim, Token: none}\nattributes: {Position: stance, Says: speaker, Sure: none}\n'
    const folder = scratch({'b/a.txt': 'Ada said it rains.', 'b/a.ann': ann, 'names.yaml': names})
    const args = ['import', 'brat', 'b', '-o', 'out', '--map']
    const run = runCli(folder, [...args, 'names.yaml', '--losses', '-'])
    expect(read(folder, 'out/a.news.txt')).toBe(
      ':actor[Ada]{#a1} said :claim[it rains]{speaker=a1 stance=mixed}.'
    )
    expect(run.stdout).toContain(
      '"id":"T3","feature":"annotation","value":"Token","done":"dropped"'
    )
    expect(run.stdout).toContain('"id":"T2","feature":"Sure","value":"high","done":"dropped"')
    fill(folder, {'wrong.yaml': 'kinds:\n  Person: [actor]\n', 'list.yaml': '- x\n'})
    expect(runCli(folder, [...args, 'wrong.yaml'])).toMatchObject({code: 2, stdout: ''})
    expect(runCli(folder, [...args, 'wrong.yaml']).stderr).toContain('wrong.yaml:2: ')
    expect(runCli(folder, [...args, 'list.yaml']).stderr).toContain('list.yaml:1: ')
    expect(runCli(folder, [...args, 'nowhere.yaml']).stderr).toContain('nowhere.yaml: ')
  })
})
