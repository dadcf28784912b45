import type { Step } from '../../chain/graph';
import type { Source } from '../../manifest/model';
import { startOf } from '../../manifest/model';
import type { Language } from '../../messages/language';
import { ENGLISH } from '../../messages/language';
import { clean } from '../../text/clean';
import type { Lines } from '../../text/lines';
import type { StepRef } from './report';

/** How a step is named in a report, and where it stands. */
export function refOf({ source, file }: Step, lines: Lines, language: Language = ENGLISH): StepRef {
  return {
    id: nameOf(source, language),
    line: file === undefined ? lines.position(startOf(source.place)).line : undefined,
    file: file === undefined ? undefined : clean(file.slice(file.lastIndexOf('/') + 1)),
  };
}

/** The id of a source, or words for one without. */
export function nameOf({ id }: Source, { t }: Language = ENGLISH): string {
  const name = id && clean(id.value);
  return name === undefined || name === '' ? t('a step without id') : name;
}
