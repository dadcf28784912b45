import type { Confidence, Listing, Material, MaterialList } from '../../src/knowledge/types';
import { readTable } from './data-files';

/** The members of the official lists, in the order of their table. */
export async function compileListings(): Promise<Listing[]> {
  return (await readTable('material-lists')).map((row): Listing => {
    const { subject = '', named = '', form = '', from = '', to = '', document = '' } = row;
    return {
      list: row['list'] as MaterialList,
      subject,
      named,
      ...(form !== '' && { form }),
      from,
      ...(to !== '' && { to }),
      documents: [document],
      confidence: row['confidence'] as Confidence,
    };
  });
}

/** A material with the lists that name it. */
export function withListings(material: Material, listings: readonly Listing[]): Material {
  const own = listings.filter(({ subject }) => subject === material.id).map(({ list }) => list);
  return { ...material, lists: [...new Set([...material.lists, ...own])] };
}
