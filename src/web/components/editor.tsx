// The panel in which a person completes or corrects: a claim over selected words, a claim amended, split, or merged into another.
// Enter saves, Escape leaves.
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { SuggestionsView } from '../../api/correction-schemas.ts';
import type { ClaimView, VocabularyView } from '../../api/schemas.ts';
import type { Span } from '../../base/span.ts';
import type { Editing, EditorActs, Saved } from '../editing.ts';
import {
  changedFields,
  type Field,
  type NameOf,
  newFields,
  suggestedValues,
  type Values,
  valuesOf,
} from '../fields.ts';
import { useSuggestions, useVocabulary } from '../queries.ts';
import { useWords, type Words } from '../words.ts';
import { claimTitle } from './claim-card.tsx';
import { ClaimFields, type FieldsProps, fieldOf } from './claim-fields.tsx';
import { Alert, Failed } from './states.tsx';

type Props = {
  readonly editing: Editing;
  readonly documentId: string;
  readonly text: string;
  readonly claims: readonly ClaimView[];
  readonly acts: EditorActs;
};

export function Editor({ editing, documentId, text, claims, acts }: Props) {
  const words = useWords();
  const span = editing.kind === 'add' ? editing.span : editing.view.claim.quote;
  const vocabulary = useVocabulary();
  const suggestions = useSuggestions(documentId, span);
  const error = vocabulary.error ?? suggestions.error;
  return (
    <section
      className="editor panel"
      aria-label={words.t(`editor.${editing.kind}`)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        acts.close();
      }}
    >
      <h2>{words.t(`editor.${editing.kind}`)}</h2>
      <blockquote>{text.slice(span.start, span.end)}</blockquote>
      {error ? (
        <Failed error={error} retry={() => void suggestions.refetch()} />
      ) : vocabulary.data && suggestions.data ? (
        <Ready {...{ editing, claims, acts, words }} vocabulary={vocabulary.data} suggestions={suggestions.data} />
      ) : (
        <p role="status" className="soft">
          {words.t('editor.reading')}
        </p>
      )}
    </section>
  );
}

type ReadyProps = Pick<Props, 'editing' | 'claims' | 'acts'> & {
  readonly vocabulary: VocabularyView;
  readonly suggestions: SuggestionsView;
  readonly words: Words;
};
type Known = Pick<FieldsProps, 'vocabulary' | 'suggestions' | 'nameOf' | 'words'>;

function Ready({ editing, claims, acts, ...found }: ReadyProps) {
  const names = new Map(found.vocabulary.parties.map(({ id, name }) => [id, name]));
  const nameOf: NameOf = (id) => names.get(id) ?? id;
  const known = { ...found, nameOf };
  switch (editing.kind) {
    case 'add':
      return <AddForm span={editing.span} acts={acts} known={known} suggested={found.suggestions} />;
    case 'amend':
      return <AmendForm view={editing.view} acts={acts} known={known} />;
    case 'split':
      return <SplitForm view={editing.view} acts={acts} known={known} />;
    case 'merge':
      return <MergeForm view={editing.view} claims={claims} acts={acts} words={found.words} />;
  }
}

type FormProps = {
  readonly onSave: () => Saved;
  readonly acts: EditorActs;
  readonly words: Words;
  /** The field that is most often corrected; without it the first that is empty. */
  readonly first?: Field;
  /** Nothing to save yet. */
  readonly idle?: boolean;
  readonly children: (error: Error | null) => ReactNode;
};

/** A form of the panel: its buttons, and the error of its last try where no field shows it. */
function Form({ onSave, acts, words: { t }, first, idle = false, children }: FormProps) {
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const fields = form.current?.querySelectorAll<HTMLElement>('input, select');
    const begin = [...(fields ?? [])].find(
      (one) => one instanceof HTMLInputElement && (first ? one.name === first : one.value === ''),
    );
    (begin ?? fields?.[0])?.focus();
  }, [first]);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const failed = await onSave();
    setBusy(false);
    setError(failed);
  };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      {children(error)}
      {error && fieldOf(error) === null && <Alert error={error} />}
      <div className="actions">
        <button type="submit" className="btn primary" disabled={idle || busy}>
          {t('editor.save')} <kbd>⏎</kbd>
        </button>
        <button type="button" className="btn" onClick={acts.close}>
          {t('editor.cancel')} <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}

type AddProps = {
  readonly span: Span;
  readonly acts: EditorActs;
  readonly known: Known;
  readonly suggested: SuggestionsView;
};

function AddForm({ span, acts, known, suggested }: AddProps) {
  const [values, setValues] = useState(() => suggestedValues(suggested, known.nameOf));
  return (
    <Form acts={acts} words={known.words} onSave={() => acts.add(span, newFields(values, known.vocabulary.items))}>
      {(error) => <ClaimFields {...known} values={values} onChange={setValues} before={null} error={error} />}
    </Form>
  );
}

type ViewProps = { readonly view: ClaimView; readonly acts: EditorActs; readonly known: Known };

function AmendForm({ view, acts, known }: ViewProps) {
  const before = valuesOf(view.claim, known.nameOf);
  const [values, setValues] = useState(before);
  const [reason, setReason] = useState('');
  const fields = changedFields(before, values, known.vocabulary.items);
  return (
    <Form
      acts={acts}
      words={known.words}
      first="low"
      idle={Object.keys(fields).length === 0}
      onSave={() => acts.amend(view, fields, reason)}
    >
      {(error) => (
        <>
          <ClaimFields {...known} values={values} onChange={setValues} before={before} error={error} />
          <Reason value={reason} onChange={setReason} words={known.words} />
        </>
      )}
    </Form>
  );
}

/** The fields in which the parts of a claim differ. */
const OF_PARTS: readonly Field[] = ['from', 'to', 'item', 'low', 'basis', 'when'];

type Part = { readonly id: number; readonly values: Values };

function SplitForm({ view, acts, known }: ViewProps) {
  const { t } = known.words;
  const before = valuesOf(view.claim, known.nameOf);
  const [parts, setParts] = useState<readonly Part[]>([
    { id: 0, values: before },
    { id: 1, values: before },
  ]);
  const [reason, setReason] = useState('');
  const change = (id: number, values: Values) =>
    setParts(parts.map((part) => (part.id === id ? { id, values } : part)));
  const sent = parts.map(({ values }) => changedFields(before, values, known.vocabulary.items));
  return (
    <Form
      acts={acts}
      words={known.words}
      first="item"
      idle={new Set([...sent, {}].map((part) => JSON.stringify(part))).size <= parts.length}
      onSave={() => acts.split(view, sent, reason)}
    >
      {(error) => (
        <>
          <p className="soft small">{t('editor.partsHint')}</p>
          {parts.map(({ id, values }, i) => (
            <fieldset key={id}>
              <legend>{t('editor.part', { n: i + 1 })}</legend>
              <ClaimFields
                {...known}
                values={values}
                onChange={(next) => change(id, next)}
                before={before}
                error={i === 0 ? error : null}
                only={OF_PARTS}
              />
            </fieldset>
          ))}
          <button
            type="button"
            className="linklike small"
            onClick={() => setParts([...parts, { id: parts.length, values: before }])}
          >
            {t('editor.morePart')}
          </button>
          <Reason value={reason} onChange={setReason} words={known.words} />
        </>
      )}
    </Form>
  );
}

type MergeProps = Omit<ViewProps, 'known'> & { readonly claims: readonly ClaimView[]; readonly words: Words };

function MergeForm({ view, claims, acts, words }: MergeProps) {
  const { t } = words;
  const id = useId();
  const others = claims.filter(({ claim }) => claim.id !== view.claim.id);
  const alike = others.find(
    ({ claim }) => claim.frame === view.claim.frame && claim.item?.code === view.claim.item?.code,
  );
  const [into, setInto] = useState(alike?.claim.id ?? others[0]?.claim.id ?? '');
  const [reason, setReason] = useState('');
  return (
    <Form acts={acts} words={words} idle={into === ''} onSave={() => acts.merge(view, into, reason)}>
      {() => (
        <>
          <div className="claim-field">
            <label htmlFor={id}>{t('editor.into')}</label>
            <select id={id} value={into} onChange={(event) => setInto(event.target.value)}>
              {others.map(({ claim }) => (
                <option key={claim.id} value={claim.id}>
                  {`${claims.findIndex((one) => one.claim.id === claim.id) + 1} · ${claimTitle(claim, words)}`}
                </option>
              ))}
            </select>
          </div>
          <Reason value={reason} onChange={setReason} words={words} />
        </>
      )}
    </Form>
  );
}

type ReasonProps = { readonly value: string; readonly onChange: (value: string) => void; readonly words: Words };

/** Why: kept with the decision. */
export function Reason({ value, onChange, words: { t } }: ReasonProps) {
  const id = useId();
  return (
    <div className="claim-field">
      <label htmlFor={id}>{t('editor.reason')}</label>
      <input
        id={id}
        maxLength={1000}
        value={value}
        placeholder={t('editor.reasonHint')}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
