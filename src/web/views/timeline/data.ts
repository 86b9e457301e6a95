// The events as the API gives them, their words, and as rows to take along.
import { useQuery } from '@tanstack/react-query';
import type { Timeline, TimelineEvent } from '../../../app/timeline.ts';
import { ask, query, seenAs } from '../../api.ts';
import { documentAddress } from '../../router.tsx';
import type { Seen } from '../../seen.ts';
import type { Table } from '../../table.ts';
import type { Words } from '../../words.ts';

export const useTimeline = (seen: Seen) =>
  useQuery({ queryKey: ['ledger', 'timeline', seen], queryFn: () => ask<Timeline>(`/timeline${query(seenAs(seen))}`) });

/** What happened between whom: "Meeting, North Korea and Russia, Pyongyang". */
export function eventText(event: TimelineEvent, words: Words): string {
  const { t, party, item } = words;
  const { kind, from, to, where, supposed } = event;
  const isMutual = kind === 'meeting' || kind === 'agreement';
  const parts = [
    isMutual ? t(`timeline.kind.${kind}`) : event.item === null ? t(`timeline.kind.${kind}`) : item(event.item),
    isMutual
      ? t('timeline.and', { a: party(from), b: party(to) })
      : t('timeline.from', { from: party(from), to: party(to) }),
    where,
    supposed ? t('timeline.supposed') : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** The events, one a row. */
export function eventsTable(events: readonly TimelineEvent[], words: Words): Table {
  const { t, date, party, item } = words;
  const columns = ['when', 'kind', 'from', 'to', 'item', 'where', 'origins', 'quote'] as const;
  return {
    columns: columns.map((column) => ({ label: t(`timeline.column.${column}`) })),
    rows: events.map(({ when, kind, from, to, item: code, where, supposed, witnesses }) => {
      const quoted = witnesses.find(({ documentId }) => documentId !== null);
      return [
        { text: date(when), value: when },
        `${t(`timeline.kind.${kind}`)}${supposed ? ` (${t('timeline.supposed')})` : ''}`,
        party(from),
        party(to),
        code === null ? '' : item(code),
        where ?? '',
        [...new Set(witnesses.map(({ origin }) => origin))].join(', '),
        quoted
          ? { text: quoted.quote ?? '', to: documentAddress(quoted.documentId ?? '', quoted.id) }
          : witnesses.map(({ label }) => label).join(', '),
      ];
    }),
  };
}
