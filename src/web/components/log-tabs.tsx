// The two faces of the log: who did what, and which estimates it moved. Ids in its words lead to what they name.
import type { Said } from '../../base/said.ts';
import { documentAddress, Link } from '../router.tsx';
import { useWords, type Words } from '../words.ts';

type Props = { readonly on: 'log' | 'changes'; readonly words: Words };

export function LogTabs({ on, words: { t } }: Props) {
  return (
    <nav className="tabs" aria-label={t('log.views')}>
      <Link to="/log" aria-current={on === 'log' ? 'true' : undefined}>
        {t('log.statements')}
      </Link>
      <Link to="/log/changes" aria-current={on === 'changes' ? 'true' : undefined}>
        {t('log.changes')}
      </Link>
    </nav>
  );
}

const ID = /([cd]_[0-9a-f]{16})/u;

/** A statement's words, with links where they name a claim or a document. */
export function Says({ text }: { readonly text: Said }) {
  const { said } = useWords();
  return said(text)
    .split(ID)
    .map((part, i) =>
      i % 2 === 0 ? (
        part
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence are never reordered
        <Link key={i} to={part.startsWith('d_') ? documentAddress(part) : `/claim/${part}`} className="id">
          {part.slice(0, 8)}…
        </Link>
      ),
    );
}
