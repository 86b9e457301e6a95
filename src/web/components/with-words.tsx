// Gives the words of the language that is shown to all pages: made once, however many parts ask for them.
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sayingsNow } from '../i18n.ts';
import { useNames } from '../queries.ts';
import { WordsContext, wordsIn } from '../words.ts';

export function WithWords({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const names = useNames().data;
  const words = useMemo(() => wordsIn(t, names, sayingsNow()), [t, names]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
