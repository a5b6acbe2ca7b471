import {describe, expect, test} from 'vitest'
import {CancellationTokenSource} from 'vscode-languageserver/node'
import {ALL, askFolder, brief, idsOf, openFolder, untilHeld} from './folder-session.js'

describe('a request for the problems of a folder is held', () => {
  test('while nothing changes, without any work', async () => {
    const s = await openFolder()
    const known = idsOf(await askFolder(s))
    const source = new CancellationTokenSource()
    const answer = askFolder(s, known, {token: source.token})
    await untilHeld(s)
    const checked = s.server()?.folderProblems.checked
    expect(checked).toBe(3)
    s.store('c.news.txt', s.text('c.news.txt'))
    await untilHeld(s)
    expect(s.server()?.folderProblems.checked).toBe(checked)
    source.cancel()
    await expect(answer).rejects.toThrow('Cancelled')
  })

  test('until a file is closed, of which the client is told anew what is stored', async () => {
    const s = await openFolder()
    const known = idsOf(await askFolder(s))
    s.open('c.news.txt')
    s.open('b.news.txt')
    s.edit('b.news.txt', '#c1', '#c1 speaker=nobody')
    const first = askFolder(s, known)
    await untilHeld(s)
    s.close('b.news.txt')
    expect(brief(await first)).toContain('b.news.txt unknown-claim')
    const second = askFolder(s, known)
    await untilHeld(s)
    s.close('c.news.txt')
    expect(brief(await second)).toContain('c.news.txt ')
  })

  test('until a file changes, of which no other one is checked again', async () => {
    const s = await openFolder()
    const answer = askFolder(s, idsOf(await askFolder(s)))
    await untilHeld(s)
    s.store('d.news.txt', ':actor[Nobody]{ref=nobody}\n')
    expect(brief(await answer)).toContain('d.news.txt unknown-entry')
    expect(s.server()?.folderProblems.known.get(s.root)?.size).toBe(4)
  })

  test('until the client asks anew: one is held at a time, however many come', async () => {
    const s = await openFolder()
    const known = idsOf(await askFolder(s))
    const answers = Array.from({length: 200}, () => askFolder(s, known))
    const last = answers.pop()
    expect((await Promise.all(answers)).flat()).toEqual([])
    await untilHeld(s)
    s.store('a.news.txt', 'Nothing.\n')
    expect(brief((await last) ?? [])).toEqual(['a.news.txt ', 'b.news.txt unknown-claim'])
    expect(s.server()?.folderProblems.checked).toBeLessThan(10)
  })

  test('until the server is shut down', async () => {
    const s = await openFolder()
    const answer = askFolder(s, idsOf(await askFolder(s)))
    const ended = expect(answer).rejects.toMatchObject({data: {retriggerRequest: false}})
    await untilHeld(s)
    await s.connection.sendRequest('shutdown')
    await ended
  })

  test('until its folder is closed, of which nothing is kept', async () => {
    const s = await openFolder()
    const answer = askFolder(s, idsOf(await askFolder(s)))
    await untilHeld(s)
    const removed = [{uri: s.uri(''), name: ''}]
    await s.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: {added: [], removed}
    })
    expect(brief(await answer)).toEqual(['a.news.txt ', 'b.news.txt '])
    expect(s.server()?.folderProblems.known.size).toBe(0)
  })

  test.each([
    ['null', null],
    ['a text', 'x'],
    ['a list of anything', [null, 1, {uri: 1}, {uri: 'file:///%zz', value: 'x'}]]
  ])('with %s for what is known', async (_, previous) => {
    const s = await openFolder()
    expect(brief(await askFolder(s, previous as never)).slice(-2)).toEqual(ALL)
    expect(s.log).toEqual([])
  })
})
