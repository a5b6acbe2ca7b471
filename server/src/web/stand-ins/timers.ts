// Stands in for Node's timers in the browser, where they are numbers, and where what is to be done in the next turn would
// wait for 4 ms.

/** A timer as Node gives it, which keeps no worker alive. */
class Timer {
  readonly id: number

  constructor(id: number) {
    this.id = id
  }

  /** Tells it from what is done in the next turn. */
  refresh(): this {
    return this
  }

  unref(): this {
    return this
  }
}

const {setTimeout: start, clearTimeout: stop} = globalThis

function startTimer(task: (...args: unknown[]) => void, milliseconds?: number): Timer {
  return new Timer(start(task, milliseconds))
}

function stopTimer(timer: Timer | undefined): void {
  stop(timer?.id)
}

const turns = new MessageChannel()
const tasks = new Map<number, () => void>()
let last = 0
turns.port1.onmessage = ({data}) => {
  const task = tasks.get(data)
  tasks.delete(data)
  task?.()
}

/** What is to be done in the next turn. */
interface Immediate {
  readonly turn: number
}

function setImmediate(task: () => void): Immediate {
  tasks.set(++last, task)
  turns.port2.postMessage(last)
  return {turn: last}
}

function clearImmediate(immediate: Immediate | undefined): void {
  if (immediate) tasks.delete(immediate.turn)
}

export {clearImmediate, setImmediate, startTimer as setTimeout, stopTimer as clearTimeout}
