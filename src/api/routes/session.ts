// Who is asking.
import { z } from 'zod';
import { type Resource, resource } from '../resource.ts';
import { ROLES } from '../session.ts';

export const SessionView = z.object({
  name: z.string().nullable().meta({ description: 'Null where whoever has the printed address is let in' }),
  role: z.enum(ROLES),
});
export type SessionView = z.infer<typeof SessionView>;

export const sessionRoutes = (): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/session',
      tag: 'Words',
      summary: 'Who is asking, and in which role; who has logged in logs out by POST /logout',
      answer: SessionView,
      kept: false,
    },
    async ({ person }) => person,
  ),
];
