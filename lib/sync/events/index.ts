export { type EventCursor, startingAt } from './cursor';
export { type EventPoll, newestEvents, type Polled, pollEvents, startingNow } from './poll';
export { replayEvents } from './replay';
