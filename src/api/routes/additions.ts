// Adding many texts at once, watched while it goes on; and the ledger watched for what others do.
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Desk } from '../desk.ts';
import { found } from '../errors.ts';
import { type Resource, rawResource, resource } from '../resource.ts';
import { AdditionView, NewAddition } from '../schemas/additions.ts';
import { idOf } from '../schemas/common.ts';

const tag = 'Documents';
const id = idOf('a_…');
/** So that a proxy between does not take a quiet stream for a dead one. */
const BEAT = 15_000;
/** How often the head of the log is looked at while somebody watches it. */
const LOOK = 1000;

export const additionRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'post',
      path: '/additions',
      tag,
      summary: 'Begins to read and keep many texts, one after the other',
      description: 'A text that fails stops no other; one that is known already is not read again.',
      role: 'analyst',
      body: NewAddition,
      answer: AdditionView,
      status: 202,
    },
    async ({ body: { documents }, actor }) => desk.additions.begin(documents, actor),
  ),
  resource(
    {
      method: 'get',
      path: '/additions/{id}',
      tag,
      summary: 'How far it is',
      params: id,
      answer: AdditionView,
      kept: false,
    },
    async ({ params }) => found(desk.additions.find(params.id), 'addition', params.id),
  ),
  rawResource(
    {
      method: 'get',
      path: '/additions/{id}/events',
      tag,
      summary: 'How far it is, as it goes on (server-sent events)',
      description:
        'An event `line` for each text that is done, with its number as id; then `end` with the counts. A stream that was cut goes on after its last id.',
      params: id,
      type: 'text/event-stream',
    },
    async ({ params }, c) => {
      found(desk.additions.find(params.id), 'addition', params.id);
      const from = Number(c.req.header('last-event-id') ?? 0) || 0;
      return streamSSE(c, (stream) => tellAddition(stream, desk, params.id, from));
    },
  ),
  rawResource(
    {
      method: 'get',
      path: '/events',
      tag: 'Log',
      summary: 'Tells when the ledger has grown (server-sent events)',
      description: 'An event `head` with the number and hash of the last statement, at first and after each change.',
      type: 'text/event-stream',
    },
    async (_asked, c) => streamSSE(c, (stream) => tellHead(stream, desk)),
  ),
];

async function tellAddition(stream: SSEStreamingApi, desk: Desk, addition: string, from: number): Promise<void> {
  let told = from;
  const beat = setInterval(() => stream.write(': still there\n\n'), BEAT);
  try {
    for await (const { lines, ...counts } of desk.additions.watch(addition)) {
      if (stream.aborted) return;
      for (; told < lines.length; told += 1)
        await stream.writeSSE({
          event: 'line',
          id: String(told + 1),
          data: JSON.stringify({ ...counts, line: lines[told] }),
        });
      if (counts.ended) await stream.writeSSE({ event: 'end', data: JSON.stringify(counts) });
    }
  } finally {
    clearInterval(beat);
  }
}

async function tellHead(stream: SSEStreamingApi, desk: Desk): Promise<void> {
  let told = '';
  let quiet = 0;
  while (!stream.aborted && !desk.closing.aborted) {
    const head = await desk.store.head();
    quiet += LOOK;
    if (head.hash !== told) await stream.writeSSE({ event: 'head', data: JSON.stringify(head) });
    else if (quiet >= BEAT) await stream.write(': still there\n\n');
    if (head.hash !== told || quiet >= BEAT) quiet = 0;
    told = head.hash;
    await Promise.race([stream.sleep(LOOK), desk.closed]);
  }
}
