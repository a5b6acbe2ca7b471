import {type CompileTask, makeKept} from '../node/kept-glossary.js'
import {answerTask, readTask} from '../node/worker-threads.js'

// A thread of the language server, which compiles a large gazetteer.
const task = readTask<CompileTask>()
if (task) answerTask(makeKept(task), [])
