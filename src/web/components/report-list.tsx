// The reports behind a figure: each a quote that leads to its sentence, or an imported row that says it has none.
import type { ReportView } from '../../api/schemas.ts';
import { documentAddress, Link } from '../router.tsx';
import { useWords } from '../words.ts';
import { ExternalUrl, ImportedSource } from './why.tsx';

export function ReportList({ reports }: { readonly reports: readonly ReportView[] }) {
  return (
    <ul className="report-list">
      {reports.map((report) => (
        <li key={report.id}>
          <Report report={report} />
        </li>
      ))}
    </ul>
  );
}

function Report({ report }: { readonly report: ReportView }) {
  const words = useWords();
  const { t } = words;
  const { documentId, quote, file, row, label, url, note, publisher, title } = report;
  const facts = [
    publisher ?? report.via,
    title,
    report.speaker,
    words.stated(report),
    t(`modality.${report.modality}`),
  ];
  return (
    <>
      <div className="small soft">{facts.filter(Boolean).join(' · ')}</div>
      {quote !== null && documentId !== null ? (
        <Link className="quote" to={documentAddress(documentId, report.id)}>
          {words.quote(quote)}
        </Link>
      ) : (
        file !== null && <ImportedSource file={file} row={row ?? 0} label={label ?? ''} url={url} />
      )}
      {quote !== null && url !== null && (
        <div className="small">
          <ExternalUrl url={url} />
        </div>
      )}
      {note && <div className="small soft">{note}</div>}
    </>
  );
}
