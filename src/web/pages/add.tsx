// A new text: pasted with its date and publisher, read while one looks, kept when one says so.
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import type { ReadingView } from '../../api/schemas.ts';
import { ApiFailure, api, type NewText } from '../api.ts';
import { Batch } from '../components/batch.tsx';
import { FileDrop } from '../components/file-drop.tsx';
import { ReaderNote, useMayDecide } from '../components/reader-note.tsx';
import { Reading } from '../components/reading.tsx';
import { Alert, ErrorText, Notes, useTitle } from '../components/states.tsx';
import type { Dropped } from '../dropped.ts';
import { BLANK, type Draft, FIELDS, type Field, fieldOfFailure, sentOf, wrongFields } from '../new-text.ts';
import { documentKey, ledgerChanged, queryClient } from '../queries.ts';
import { navigate } from '../router.tsx';
import { useWords, type Words } from '../words.ts';

/** How long typing must rest before the text is read, milliseconds; longer texts are read on request only. */
const REST = 500;
const LIVE_LENGTH = 60_000;

export function Page() {
  const words = useWords();
  const { t } = words;
  const [draft, setDraft] = useState<Draft>(BLANK);
  useTitle(t('nav.add'));
  const mayDecide = useMayDecide();
  const preview = usePreview(draft);
  const keep = useMutation({
    mutationFn: () => api.add(sentOf(draft)),
    onSuccess: async (view) => {
      queryClient.setQueryData(documentKey(view.document.id), view);
      void ledgerChanged();
      navigate(`/document/${encodeURIComponent(view.document.id)}`);
    },
  });
  const change = (field: keyof Draft) => (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    setDraft({ ...draft, [field]: event.target.value });
    if (keep.error) keep.reset();
  };
  /** What is wrong with a field is said when it has been left, not while it is written. */
  const [left, setLeft] = useState<readonly Field[]>([]);
  const wrong = wrongFields(draft).filter((field) => left.includes(field));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLeft(FIELDS);
    if (wrongFields(draft).length === 0) keep.mutate();
  };
  /** What a file says of itself, to be looked at; its notes about the text itself come again with the preview. */
  const [notes, setNotes] = useState<ReadingView['diagnostics']>([]);
  const take = ({ document, diagnostics }: ReadingView) => {
    const { text, title, published, publisher, url, language } = document;
    const told = { title, published, publisher, url, language };
    setDraft({ ...BLANK, ...Object.fromEntries(FIELDS.map((field) => [field, told[field] ?? ''])), text });
    setNotes(diagnostics.filter(({ code, span }) => span === undefined && code.startsWith('T1')));
  };
  const [many, setMany] = useState<readonly Dropped[] | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  /** One file fills the form; several, or a file of several texts, are added together. */
  const open = async (texts: readonly Dropped[]) => {
    const [only] = texts;
    if (texts.length !== 1 || !only) return setMany(texts);
    try {
      if (only.text === null) throw new ApiFailure(422, { ...only.problem, at: null });
      take(await api.read(only.text));
      setFailure(null);
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const refused = keep.error ?? preview.error;
  const refusedField = fieldOfFailure(refused);
  const faultOf = (field: keyof Draft): ReactNode =>
    field !== 'text' && wrong.includes(field) ? (
      t(`add.${field}Wrong`)
    ) : refused && refusedField === field ? (
      <ErrorText error={refused} />
    ) : null;
  if (many)
    return (
      <>
        <h1>{t('add.heading')}</h1>
        <Batch texts={many} onAway={() => setMany(null)} words={words} />
      </>
    );
  return (
    <>
      <h1>{t('add.heading')}</h1>
      <p className="lede">{t('add.lede')}</p>
      <ReaderNote />
      <form className="add panel" onSubmit={submit}>
        <FileDrop words={words} onTexts={(texts) => void open(texts)}>
          {failure && <Alert error={failure} />}
          <Notes notes={notes} />
          <Labelled field="text" words={words} fault={faultOf('text')}>
            {(props) => <textarea {...props} rows={9} required value={draft.text} onChange={change('text')} />}
          </Labelled>
          <div className="fields">
            {FIELDS.map((field) => (
              <Labelled key={field} field={field} words={words} fault={faultOf(field)}>
                {(props) => (
                  <input
                    {...props}
                    value={draft[field]}
                    onChange={change(field)}
                    onBlur={() => setLeft((now) => (now.includes(field) ? now : [...now, field]))}
                    autoComplete="off"
                  />
                )}
              </Labelled>
            ))}
          </div>
          {refused && refusedField === null && <Alert error={refused} />}
          <div className="actions">
            <button
              type="submit"
              className="btn primary"
              disabled={!mayDecide || draft.text.trim() === '' || keep.isPending}
            >
              {t(keep.isPending ? 'add.keeping' : 'add.keep')}
            </button>
            <span className="soft small" role="status">
              {preview.reading && t('add.found', { count: preview.reading.claims.length })}
            </span>
          </div>
        </FileDrop>
      </form>
      {preview.reading && <Preview reading={preview.reading} words={words} />}
    </>
  );
}

type InputProps = {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly placeholder: string;
};
type LabelledProps = {
  readonly field: keyof Draft;
  readonly words: Words;
  /** What is wrong with it; null where nothing is. */
  readonly fault: ReactNode;
  readonly children: (props: InputProps) => ReactNode;
};

function Labelled({ field, words: { t }, fault, children }: LabelledProps) {
  const [id, hint] = [useId(), useId()];
  return (
    <div className={`field field-${field}`}>
      <label htmlFor={id}>{t(`add.${field}`)}</label>
      {children({
        id,
        'aria-describedby': hint,
        'aria-invalid': fault !== null,
        placeholder: t(`add.${field}Example`),
      })}
      <span id={hint} className={fault === null ? 'soft small' : 'wrong small'} aria-live="polite">
        {fault ?? t(`add.${field}Hint`)}
      </span>
    </div>
  );
}

/** The reading of a draft, a moment after typing rests. The one before stays until the next is there. */
function usePreview(draft: Draft): { readonly reading: ReadingView | null; readonly error: Error | null } {
  const [state, setState] = useState<{ reading: ReadingView | null; error: Error | null }>({
    reading: null,
    error: null,
  });
  const sent = JSON.stringify(sentOf(draft));
  useEffect(() => {
    const { text } = JSON.parse(sent) as NewText;
    if (text.trim() === '' || text.length > LIVE_LENGTH) return setState({ reading: null, error: null });
    const stop = new AbortController();
    const timer = setTimeout(() => {
      api
        .read(JSON.parse(sent) as NewText, stop.signal)
        .then((reading) => setState({ reading, error: null }))
        .catch((error: unknown) => {
          if (!stop.signal.aborted && error instanceof Error) setState({ reading: null, error });
        });
    }, REST);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [sent]);
  return state;
}

function Preview({ reading, words: { t } }: { readonly reading: ReadingView; readonly words: Words }) {
  const [selected, setSelected] = useState<string | null>(null);
  const { document, claims, diagnostics } = reading;
  return (
    <section className="preview" aria-label={t('add.preview')}>
      <Reading
        text={document.text}
        language={document.language}
        published={document.published}
        claims={claims}
        selected={selected}
        onSelect={setSelected}
      >
        <h2>{t('add.preview')}</h2>
        <Notes notes={diagnostics} />
      </Reading>
    </section>
  );
}
