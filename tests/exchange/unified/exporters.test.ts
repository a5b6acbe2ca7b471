import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {newsmark, newsmarkBrat, newsmarkParse, newsmarkTables} from '../../../server/src/index.js'

const file = (): VFile =>
  new VFile({
    path: 'a.news.txt',
    value: ':actor[Ada]: :claim[no]{#c1 speaker=author topic="x y"} <!-- z -->'
  })

describe('exporters as compilers', () => {
  test('give what brat reads, and what is lost', async () => {
    const {result} = await unified().use(newsmark).use(newsmarkBrat).process(file())
    expect(result).toMatchObject({
      txt: 'Ada: no ',
      ann: [
        'T1\tactor 0 3\tAda\n',
        'T2\tclaim 5 7\tno\n',
        'A1\ttopic T2 x\n',
        'A2\ttopic-2 T2 y\n',
        'N1\tspeaker T2 Glossary:author\tauthor\n',
        '#1\tid T2\tc1\n'
      ].join(''),
      losses: [{feature: 'comment'}, {id: 'c1', feature: 'topic', value: 'x y', done: 'encoded'}]
    })
  })

  test('give the rows of tables', async () => {
    const {result} = await unified().use(newsmark).use(newsmarkTables).process(file())
    expect(result).toMatchObject({
      articles: [{path: 'a.news.txt', claims: 1}],
      mentions: [{text: 'Ada', start_cp: 0}],
      claims: [
        {speaker: 'author', topic: 'x', rows: 2},
        {speaker: 'author', topic: 'y', rows: 2}
      ],
      losses: [{feature: 'comment'}, {feature: 'topic', done: 'split'}]
    })
  })

  test('need the plugin that makes the model', () => {
    const alone = unified().use(newsmarkParse).use(newsmarkBrat)
    expect(() => alone.processSync(file())).toThrow('use the plugin `newsmark` before this one')
  })
})
