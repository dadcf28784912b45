import type { Language } from '../messages/language';
import type { Style } from './keys';

type Subject = 'material' | 'component';

const STAGES: Readonly<Record<Subject, string>> = {
  material: '${3|extraction,processing,recycling|}',
  component: '${3|manufacturing,assembly|}',
};

export interface NewSource {
  readonly label: string;
  readonly snippet: string;
}

/** A whole new source, of a material and of a component; the values stay empty: nobody has stated them. */
export function newSources(
  { format, isFlow, extra }: Style,
  hasDash: boolean,
  { t }: Language,
): NewSource[] {
  return (['material', 'component'] as const).map((subject) => ({
    label: t(subject === 'material' ? 'new source of a material' : 'new source of a component'),
    snippet:
      format === 'json'
        ? `{\n${lines(subject, true).join(',\n')}\n}$0`
        : isFlow
          ? `{ ${lines(subject, false).join(', ')} }$0`
          : `${hasDash ? '' : '- '}${lines(subject, false).join(`\n${' '.repeat(extra)}`)}$0`,
  }));
}

function lines(subject: Subject, isJson: boolean): string[] {
  const fields = [
    ['id', '${1:id}'],
    [subject, '$2'],
    ['stage', STAGES[subject]],
    ['supplier', '$4'],
    ['country', '$5'],
  ];
  return fields.map(([key = '', value = '']) =>
    isJson ? `  "${key}": "${value}"` : `${key}: ${value}`,
  );
}
